#include "reserve/reading/zones/zone_aliases.hpp"

namespace reserve {
namespace {

// Display names of older Windows and Exchange versions and of Lotus Notes. Names are left out whose places no
// longer have the same time, as of Kamchatka and Mid-Atlantic Standard Time: Windows goes on with a summer
// time that no place has, and CLDR maps them to none.
constexpr ZoneAlias names[] = {
    {"adelaide, central australia", "Australia/Adelaide"},
    {"amsterdam, berlin, bern, rom, stockholm, wien", "Europe/Berlin"},
    {"arab, kuwait, riyadh", "Asia/Kuwait"},
    {"armenian", "Asia/Yerevan"},
    {"athens, bucharest, istanbul", "Europe/Bucharest"},
    {"athens, istanbul, minsk", "Europe/Athens"},
    {"azerbijan", "Asia/Baku"},
    {"baku, tbilisi, yerevan", "Asia/Baku"},
    {"beijing, chongqing, hong kong sar, urumqi", "Asia/Shanghai"},
    {"belgrade, pozsony, budapest, ljubljana, prague", "Europe/Prague"},
    {"bogota, lima, quito", "America/Bogota"},
    {"brisbane, east australia", "Australia/Brisbane"},
    {"bucharest", "Europe/Bucharest"},
    {"buenos aires", "America/Argentina/Buenos_Aires"},
    {"buenos aires, georgetown", "America/Argentina/Buenos_Aires"},
    {"canberra, melbourne, sydney, hobart (year 2000 only)", "Australia/Sydney"},
    {"cape verde is.", "Atlantic/Cape_Verde"},
    {"cape verde islands", "Atlantic/Cape_Verde"},
    {"caracas, la paz", "America/Caracas"},
    {"chihuahua, la paz, mazatlan - new", "America/Mazatlan"},
    {"east africa, nairobi", "Africa/Nairobi"},
    {"eniwetok, kwajalein, dateline time", "Pacific/Kwajalein"},
    {"fiji islands, kamchatka, marshall is.", "Pacific/Fiji"},
    {"fiji, kamchatka, marshall is.", "Pacific/Fiji"},
    {"georgetown", "America/Cayenne"},
    {"georgetown, la paz, san juan", "America/La_Paz"},
    {"greenwich mean time - dublin, edinburgh, lisbon, london", "Europe/London"},  // of Zimbra
    {"greenwich mean time : dublin, edinburgh, lisbon, london", "Europe/London"},
    {"greenwich mean time, dublin, edinburgh, london", "Europe/London"},
    {"greenwich mean time: dublin, edinburgh, lisbon, london", "Europe/London"},
    {"guadalajara, mexico city, monterrey - new", "America/Mexico_City"},
    {"guadalajara, mexico city, monterrey - old", "America/Mexico_City"},
    {"helsinki, kiev, riga, sofia, tallinn, vilnius", "Europe/Kyiv"},
    {"helsinki, riga, tallinn", "Europe/Helsinki"},
    {"hobart, tasmania", "Australia/Hobart"},
    {"irkutsk, ulaan bataar", "Asia/Irkutsk"},
    {"irkutsk, ulaanbaatar", "Asia/Irkutsk"},
    {"islamabad, karachi, tashkent", "Asia/Karachi"},
    {"israel, jerusalem standard time", "Asia/Jerusalem"},
    {"kathmandu, nepal", "Asia/Kathmandu"},
    {"kolkata, chennai, mumbai, new delhi, india standard time", "Asia/Kolkata"},
    {"magadan, solomon is., new caledonia", "Pacific/Guadalcanal"},
    {"magadan, solomon islands, new caledonia", "Pacific/Guadalcanal"},
    {"manaus", "America/Cuiaba"},
    {"mexico city, tegucigalpa", "America/Mexico_City"},
    {"mexico standard time", "America/Mexico_City"},  // of Windows before 2006, as CLDR had it
    {"mexico standard time 2", "America/Chihuahua"},
    {"mid-atlantic", "Etc/GMT+2"},
    {"midway island, samoa", "Pacific/Pago_Pago"},
    {"moscow, st. petersburg, volgograd", "Europe/Moscow"},
    {"nuku'alofa, tonga", "Pacific/Tongatapu"},
    {"pacific time (us & canada), tijuana", "America/Los_Angeles"},
    {"paris, madrid, brussels, copenhagen", "Europe/Paris"},
    {"perth, western australia", "Australia/Perth"},
    {"petropavlovsk-kamchatsky", "Asia/Kamchatka"},
    {"prague, central europe", "Europe/Prague"},
    {"rangoon", "Asia/Yangon"},
    {"sarajevo, skopje, sofija, vilnius, warsaw, zagreb", "Europe/Warsaw"},
    {"sarajevo, warsaw, zagreb", "Europe/Warsaw"},
    {"seoul, korea standard time", "Asia/Seoul"},
    {"sri jayawardenepura, sri lanka", "Asia/Colombo"},
    {"tashkent", "Asia/Tashkent"},
    {"tijuana, baja california", "America/Tijuana"},
    {"tzone:, microsoft, utc", "UTC"},
    {"universal coordinated time", "UTC"},
};

}  // namespace

std::span<const ZoneAlias> legacy_zone_names() { return names; }

}  // namespace reserve
