#include "ews/requests/respond.hpp"

#include <stdexcept>

#include "ews/requests/find_item.hpp"
#include "ews/requests/parts.hpp"
#include "ews/soap/writer.hpp"

namespace ews {
namespace {

std::string_view element_of(reserve::AnswerKind kind) {
    switch (kind) {
        case reserve::AnswerKind::accept:
            return "t:AcceptItem";
        case reserve::AnswerKind::tentative:
            return "t:TentativelyAcceptItem";
        case reserve::AnswerKind::decline:
            return "t:DeclineItem";
        case reserve::AnswerKind::remove:
        case reserve::AnswerKind::mirror:
            break;
    }
    throw std::logic_error("that is no response object");
}

// Exchange makes a plain text of HTML for who reads no HTML.
void write_body(XmlWriter& xml, const reserve::AnswerStep& step) {
    if (!step.html.empty())
        xml.leaf("t:Body", step.html, {{"BodyType", "HTML"}});
    else if (!step.text.empty())
        xml.leaf("t:Body", step.text, {{"BodyType", "Text"}});
}

}  // namespace

std::string respond_request(const ItemId& reference, const reserve::AnswerStep& step,
                            const std::string& mark) {
    XmlWriter xml;
    xml.open("m:CreateItem", {{"MessageDisposition", step.silent ? "SaveOnly" : "SendAndSaveCopy"}});
    xml.open("m:Items").open(element_of(step.kind));
    write_body(xml, step);
    if (!mark.empty()) {
        xml.open("t:InternetMessageHeaders");
        xml.leaf("t:InternetMessageHeader", mark, {{"HeaderName", answer_header}}).close();
    }
    write_item_id(xml, reference, "t:ReferenceItemId");
    return xml.close().close().close().str();
}

}  // namespace ews
