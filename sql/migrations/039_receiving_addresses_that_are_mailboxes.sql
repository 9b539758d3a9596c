-- 034 did not see a room's receiving address that becomes the mailbox of another room, as neither index has both: mail to it
-- went to the room that receives there. That room waits until a person decides.

UPDATE room
SET paused = 1, paused_at = CAST(strftime('%s', 'now') AS INTEGER),
    paused_why = 'a receiving address of this room is the mailbox of another room (only the case of letters differs): see rooms list'
WHERE retired = 0 AND paused = 0
  AND room_id IN (SELECT room_address.room_id FROM room_address JOIN room AS other ON mailbox_key = address_key
                  WHERE other.retired = 0 AND other.room_id <> room_address.room_id
                    AND (address GLOB '*[^ -~]*' OR mailbox GLOB '*[^ -~]*'));
