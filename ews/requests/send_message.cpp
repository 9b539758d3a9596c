#include "ews/requests/send_message.hpp"

#include "ews/requests/find_item.hpp"
#include "ews/requests/parts.hpp"

namespace ews {
namespace {

void write_header(XmlWriter& xml, std::string_view name, std::string_view value) {
    xml.open("t:ExtendedProperty");
    xml.empty("t:ExtendedFieldURI", {{"DistinguishedPropertySetId", "InternetHeaders"},
                                     {"PropertyName", name},
                                     {"PropertyType", "String"}});
    xml.leaf("t:Value", value).close();
}

void write_mailbox(XmlWriter& xml, std::string_view address) {
    xml.open("t:Mailbox").leaf("t:EmailAddress", address).close();
}

}  // namespace

// item:InternetMessageHeaders cannot be set on a message: the property set InternetHeaders can.
std::string send_message_request(const Mailbox& mailbox, const Message& message) {
    XmlWriter xml;
    xml.open("m:CreateItem", {{"MessageDisposition", "SendAndSaveCopy"}});
    xml.open("m:SavedItemFolderId");
    write_folder(xml, mailbox, Folder::sent_items);
    xml.close().open("m:Items").open("t:Message");
    xml.leaf("t:Subject", message.subject);
    if (message.html.empty())
        xml.leaf("t:Body", message.text, {{"BodyType", "Text"}});
    else
        xml.leaf("t:Body", message.html, {{"BodyType", "HTML"}});
    write_header(xml, answer_header, message.mark);
    write_header(xml, "Auto-Submitted", "auto-generated");  // RFC 3834
    xml.open("t:ToRecipients");
    for (const std::string& recipient : message.recipients) write_mailbox(xml, recipient);
    xml.close();
    if (mailbox.access == Access::delegate) {
        xml.open("t:From");
        write_mailbox(xml, mailbox.address);
        xml.close();
    }
    return xml.close().close().close().str();
}

}  // namespace ews
