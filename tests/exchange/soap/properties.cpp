#include "tests/exchange/soap/properties.hpp"

#include <algorithm>

#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/soap/answer_text.hpp"
#include "tests/exchange/soap/property_table.hpp"

namespace exchange {
namespace {

using Value = std::optional<std::string>;

std::string element_of(const Property& property, const Value& value) {
    if (!value) return {};
    if (property.form == Form::whole) return *value;
    if (property.form == Form::simple) return tag(property.element, *value);
    const std::string name = std::string("t:") + property.element;
    return "<" + name + ">" + *value + "</" + name + ">";
}

std::string extended_xml(const View& view, const Shape& shape) {
    std::string xml;
    for (const Element& field : shape.extended) {
        const auto value = extended_value(view, path_key(field));
        if (!value) continue;
        xml += "<t:ExtendedProperty><t:ExtendedFieldURI";
        for (const auto& [name, text] : field.attributes) xml += " " + name + "=\"" + escaped(text) + "\"";
        xml += "/><t:Value>" + escaped(*value) + "</t:Value></t:ExtendedProperty>";
    }
    return xml;
}

}  // namespace

const Exception* View::exception() const {
    if (!date) return nullptr;
    const auto found = item->exceptions.find(date->original);
    return found == item->exceptions.end() ? nullptr : &found->second;
}

ItemRef View::ref() const { return {item->number, date ? std::optional(date->original) : std::nullopt}; }

Shape read_shape(const Element& item_shape) {
    Shape shape;
    shape.base = item_shape.child("t:BaseShape")->text;
    const Element* mime = item_shape.child("t:IncludeMimeContent");
    shape.mime = mime && (mime->text == "true" || mime->text == "1");
    const Element* additional = item_shape.child("t:AdditionalProperties");
    if (!additional) return shape;
    for (const Element& path : additional->children) {
        if (path.name == "t:FieldURI")
            shape.uris.insert(path.attribute_or("FieldURI", ""));
        else if (path.name == "t:ExtendedFieldURI")
            shape.extended.push_back(path);
    }
    return shape;
}

std::string kind_of(const Item& item) {
    switch (kind_bit(item)) {
        case appointment:
            return "CalendarItem";
        case request:
            return "MeetingRequest";
        case cancellation:
            return "MeetingCancellation";
        case reply:
            return "MeetingResponse";
        default:
            return "Message";
    }
}

bool has_property(const Item& item, const std::string& uri) {
    const std::string group = uri.substr(0, uri.find(':'));
    const int kind = kind_bit(item);
    if (group == "item") return true;
    if (group == "message") return (kind & message) != 0;
    if (group == "meeting") return (kind & meeting) != 0;
    if (group == "meetingRequest") return kind == request;
    return group == "calendar" && kind != note;
}

std::string render(const View& view, const Shape& shape, bool found) {
    const std::string name = "t:" + kind_of(*view.item);
    std::string xml = "<" + name + ">";
    if (shape.mime && !found && view.item->mime)
        xml += "<t:MimeContent CharacterSet=\"UTF-8\">" + to_base64(*view.item->mime) + "</t:MimeContent>";
    xml +=
        "<t:ItemId Id=\"" + id_text(view.ref()) + "\" ChangeKey=\"" + change_key(view.item->change) + "\"/>";
    const int kind = kind_bit(*view.item);
    for (const Property& property : properties()) {
        if (!property.value) {
            xml += extended_xml(view, shape);
            continue;
        }
        const bool asked = shape.uris.contains(property.uri) || shape.base == "AllProperties" ||
                           (shape.base == "Default" && property.by_default);
        if (asked && (property.kinds & kind) && !(found && property.only_get))
            xml += element_of(property, property.value(view));
    }
    return xml + "</" + name + ">";
}

std::optional<std::string> simple_value(const View& view, const std::string& uri) {
    for (const Property& property : properties()) {
        if (property.uri == uri && property.form == Form::simple && (property.kinds & kind_bit(*view.item)))
            return property.value(view);
    }
    return std::nullopt;
}

}  // namespace exchange
