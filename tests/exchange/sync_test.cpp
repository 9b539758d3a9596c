#include "tests/exchange/cast/office.hpp"

namespace exchange::cast {
namespace {

class SyncFolderItems : public Office {
  protected:
    Answer sync(const std::string& state = "", int most = 100, const std::string& folder = "calendar") {
        return ews(envelope(
            "<m:SyncFolderItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
            "<m:SyncFolderId>" +
            folder_of(folder) + "</m:SyncFolderId>" +
            (state.empty() ? "" : "<m:SyncState>" + state + "</m:SyncState>") + "<m:MaxChangesReturned>" +
            std::to_string(most) + "</m:MaxChangesReturned></m:SyncFolderItems>"));
    }
    static std::string state_of(const Answer& answer) {
        return between(answer.body, "<m:SyncState>", "</m:SyncState>");
    }
    void remove(const std::string& id) {
        ews(
            envelope("<m:DeleteItem DeleteType=\"MoveToDeletedItems\" "
                     "SendMeetingCancellations=\"SendToNone\"><m:ItemIds><t:ItemId Id=\"" +
                     id + "\"/></m:ItemIds></m:DeleteItem>"));
    }
};

TEST_F(SyncFolderItems, GivesAllItemsToAClientWithoutState) {
    invite();
    EXPECT_TRUE(sync().has("<t:Create><t:CalendarItem>"));
}

TEST_F(SyncFolderItems, GivesNothingOfAnUnchangedFolder) {
    invite();
    const Answer answer = sync(state_of(sync()));
    EXPECT_TRUE(answer.has("<m:Changes></m:Changes>"));
    EXPECT_TRUE(answer.has("<m:IncludesLastItemInRange>true"));
}

TEST_F(SyncFolderItems, TellsThatAnItemChanged) {
    invite();
    const std::string state = state_of(sync());
    respond("AcceptItem", found_id());
    EXPECT_TRUE(sync(state).has("<t:Update><t:CalendarItem>"));
}

TEST_F(SyncFolderItems, TellsThatAnItemIsGone) {
    invite();
    const std::string state = state_of(sync());
    const std::string id = found_id("calendar");
    remove(id);
    EXPECT_TRUE(sync(state).has("<t:Delete><t:ItemId Id=\"" + id));
}

TEST_F(SyncFolderItems, DoesNotTellOfWhatCameAndWentMeanwhile) {
    const std::string state = state_of(sync());
    invite();
    remove(found_id("calendar"));
    EXPECT_TRUE(sync(state).has("<m:Changes></m:Changes>"));
}

TEST_F(SyncFolderItems, GivesNoMoreThanAskedForAndAStateToGoOnFrom) {
    for (int i = 0; i < 3; ++i)
        invite({.uid = "m" + std::to_string(i), .message_id = "<" + std::to_string(i) + "@x>"});
    const Answer first = sync("", 2);
    EXPECT_TRUE(first.has("<m:IncludesLastItemInRange>false"));
    const Answer second = sync(state_of(first), 2);
    EXPECT_TRUE(second.has("<m:IncludesLastItemInRange>true"));
    EXPECT_TRUE(second.has("<t:Create><t:CalendarItem>"));
}

TEST_F(SyncFolderItems, RefusesAStateThatItNeverGave) {
    const Answer answer = sync("bm90IG91cnM=");
    EXPECT_TRUE(answer.has("ErrorInvalidSyncStateData"));
    EXPECT_TRUE(answer.has("<m:SyncState/>"));
}

TEST_F(SyncFolderItems, RefusesTheStateOfAnotherFolder) {
    EXPECT_TRUE(sync(state_of(sync("", 100, "inbox"))).has("ErrorInvalidSyncStateData"));
}

TEST_F(SyncFolderItems, RefusesMoreChangesThanTheSchemaAllows) {
    EXPECT_TRUE(sync("", 513).has("ErrorSchemaValidation"));
    EXPECT_TRUE(sync("", 0).has("ErrorSchemaValidation"));
}

}  // namespace
}  // namespace exchange::cast
