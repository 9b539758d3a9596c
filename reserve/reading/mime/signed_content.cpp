#include "reserve/reading/mime/signed_content.hpp"

#include <openssl/cms.h>
#include <openssl/err.h>

#include <memory>
#include <new>

namespace reserve {
namespace {

using Cms = std::unique_ptr<CMS_ContentInfo, decltype(&CMS_ContentInfo_free)>;

Cms parsed(std::string_view octets) {
    const auto* at = reinterpret_cast<const unsigned char*>(octets.data());
    Cms cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(octets.size())), &CMS_ContentInfo_free);
    const auto error = ERR_peek_error();  // none where small objects find no memory
    const bool no_memory = !cms && (error == 0 || ERR_GET_REASON(error) == ERR_R_MALLOC_FAILURE);
    ERR_clear_error();
    if (no_memory) throw std::bad_alloc();
    return cms;
}

// Null for what encloses its content as it is.
const char* refusal_of(int type) {
    switch (type) {
        case NID_pkcs7_signed:
        case NID_pkcs7_data:
        case NID_pkcs7_digest:
            return nullptr;
        case NID_id_smime_ct_compressedData:
            return "the mail is compressed (S/MIME): send it again without";
        case NID_pkcs7_enveloped:
        case NID_pkcs7_signedAndEnveloped:
        case NID_pkcs7_encrypted:
        case NID_id_smime_ct_authEnvelopedData:
            return "the mail is encrypted (S/MIME), and a room has no key: send it again without encryption";
        default:
            return "the mail holds S/MIME of an unknown kind: send it again without";
    }
}

}  // namespace

void prepare_signed_content() { OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr); }

std::variant<std::string, NoContent> signed_content(std::string_view octets) {
    const Cms cms = parsed(octets);
    if (!cms) return NoContent{"the S/MIME of the mail is damaged"};
    if (const char* const refusal = refusal_of(OBJ_obj2nid(CMS_get0_type(cms.get()))))
        return NoContent{refusal};
    ASN1_OCTET_STRING** const content = CMS_get0_content(cms.get());
    if (!content || !*content) return NoContent{};
    const auto* const text = reinterpret_cast<const char*>(ASN1_STRING_get0_data(*content));
    return std::string(text, static_cast<std::size_t>(ASN1_STRING_length(*content)));
}

}  // namespace reserve
