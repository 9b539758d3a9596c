#pragma once
#include <string>

#include "ews/mailbox/mailbox.hpp"
#include "ews/soap/writer.hpp"
#include "reserve/instant.hpp"

namespace ews {

// xs:dateTime in UTC.
std::string date_time(reserve::Instant instant);

void write_folder(XmlWriter& xml, const Mailbox& mailbox, Folder folder);
// The path of a property that marks items of ours.
void write_own_property(XmlWriter& xml, std::string_view name);
void write_item_id(XmlWriter& xml, const ItemId& id, std::string_view element = "t:ItemId");

// GlobalObjectId and CleanGlobalObjectId, among the properties that are asked for.
void write_global_object_ids(XmlWriter& xml);

// The properties that are read of items in a folder (responses/meeting_item.hpp).
void write_item_shape(XmlWriter& xml, Folder folder);

}  // namespace ews
