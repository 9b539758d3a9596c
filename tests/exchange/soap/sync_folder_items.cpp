#include <algorithm>
#include <cstdlib>
#include <optional>

#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/soap/answer_text.hpp"
#include "tests/exchange/soap/operations.hpp"
#include "tests/exchange/soap/properties.hpp"

namespace exchange {
namespace {

constexpr std::string_view mark = "\x01XSync";

// Opaque to clients, and of one folder [EWS reference, SyncState].
std::string state_text(const FolderRef& folder, std::uint64_t moment) {
    return to_base64(std::string(mark) + std::to_string(moment) + ' ' + folder_id_text(folder));
}

// The moment up to which the client knows the folder; nothing: the state is no state of this folder.
std::optional<std::uint64_t> read_state(const std::string& text, const FolderRef& folder,
                                        std::uint64_t newest) {
    if (text.empty()) return 0;
    const auto bytes = from_base64(text);
    if (!bytes || !bytes->starts_with(mark)) return std::nullopt;
    const auto moment = std::strtoull(bytes->c_str() + mark.size(), nullptr, 10);
    if (moment > newest || text != state_text(folder, moment)) return std::nullopt;
    return moment;
}

std::string change_xml(const Context& context, const Store::Change& change, const Shape& shape) {
    // syncfolderitems-operation-2.xml; t:SyncFolderItemsDeleteType has the id alone.
    if (change.kind == Store::Change::Kind::remove)
        return "<t:Delete><t:ItemId Id=\"" + id_text({change.number, {}}) +
               "\" ChangeKey=\"AQAAAA==\"/></t:Delete>";
    const std::string element = change.kind == Store::Change::Kind::create ? "t:Create" : "t:Update";
    const View view{&context.store(), context.store().find(change.number), {}};
    return "<" + element + ">" + render(view, shape, true) + "</" + element + ">";
}

// syncfolderitems-operation-3.xml: the error carries an empty state.
std::string refused_state(Context& context) {
    std::string message = context.failed("ErrorInvalidSyncStateData");
    const std::string closing = "</m:SyncFolderItemsResponseMessage>";
    return message.insert(message.find(closing),
                          "<m:SyncState/><m:IncludesLastItemInRange>true</m:IncludesLastItemInRange>");
}

}  // namespace

// Items and series, not the dates of series; no more than were asked for, and the state to go on from
// [EWS reference: SyncFolderItems].
std::string sync_folder_items(Context& context, const Element& request) {
    const auto found = context.folder(request.child("m:SyncFolderId")->children[0]);
    if (const auto* no = std::get_if<Refused>(&found)) return context.failed(no->code);
    const FolderRef& folder = std::get<FolderRef>(found);
    const Element* state = request.child("m:SyncState");
    const std::uint64_t newest = context.store().moment();
    const auto since = read_state(state ? state->text : "", folder, newest);
    if (!since) return refused_state(context);
    const Shape shape = read_shape(*request.child("m:ItemShape"));
    auto changes = context.store().changes(folder.mailbox, folder.folder, *since);
    const auto most =
        static_cast<std::size_t>(std::atol(request.child("m:MaxChangesReturned")->text.c_str()));
    const bool last = changes.size() <= most;
    if (!last) changes.resize(most);
    std::string content = "<m:SyncState>" + state_text(folder, last ? newest : changes.back().moment) +
                          "</m:SyncState><m:IncludesLastItemInRange>" + (last ? "true" : "false") +
                          "</m:IncludesLastItemInRange><m:Changes>";
    for (const Store::Change& change : changes) content += change_xml(context, change, shape);
    return success(context.operation, content + "</m:Changes>");
}

}  // namespace exchange
