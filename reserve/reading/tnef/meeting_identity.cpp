#include "reserve/reading/tnef/meeting_identity.hpp"

#include "reserve/ascii.hpp"
#include "reserve/global_object_id.hpp"

namespace reserve {
namespace {

// [MS-OXPROPS]
constexpr PropertyName global_object_id{PropertySet::meeting, 0x0003};
constexpr PropertyName clean_global_object_id{PropertySet::meeting, 0x0023};
constexpr PropertyName owner_critical_change{PropertySet::meeting, 0x001A};
constexpr PropertyName appointment_sequence{PropertySet::appointment, 0x8201};
constexpr PropertyName client_submit_time{PropertySet::tag, 0x0039};
constexpr PropertyName sent_representing_name{PropertySet::tag, 0x0042};

// Of one person: the SMTP address, or an address and its type.
struct AddressNames {
    PropertyName smtp, type, address;
};
constexpr AddressNames represented{
    {PropertySet::tag, 0x5D02}, {PropertySet::tag, 0x0064}, {PropertySet::tag, 0x0065}};
constexpr AddressNames sending{
    {PropertySet::tag, 0x5D01}, {PropertySet::tag, 0x0C1E}, {PropertySet::tag, 0x0C1F}};

std::string smtp_address(const MapiProperties& properties, const AddressNames& names) {
    if (auto smtp = properties.text(names.smtp); smtp && smtp->find('@') != std::string::npos) return *smtp;
    if (!ascii::same(properties.text(names.type).value_or(""), "SMTP")) return {};
    return properties.text(names.address).value_or("");
}

}  // namespace

MeetingIdentity meeting_identity(const MapiProperties& properties) {
    MeetingIdentity identity;
    for (const PropertyName name : {global_object_id, clean_global_object_id}) {
        const auto id = read_global_object_id(properties.octets(name).value_or(""));
        if (!id) continue;
        identity.uid = id->uid;
        if (id->occurrence) identity.occurrence = id->occurrence;
    }
    identity.sequence = properties.number(appointment_sequence).value_or(0);
    identity.dtstamp = properties.time(owner_critical_change);
    if (!identity.dtstamp) identity.dtstamp = properties.time(client_submit_time);
    identity.organizer = smtp_address(properties, represented);
    identity.organizer_name = properties.text(sent_representing_name).value_or("");
    identity.sender = smtp_address(properties, sending);
    return identity;
}

}  // namespace reserve
