#pragma once
#include <boost/beast/zlib/deflate_stream.hpp>
#include <boost/crc.hpp>
#include <string>

namespace ews_test {

inline std::string little_endian(std::uint32_t number) {
    std::string octets;
    for (int i = 0; i < 4; ++i) octets += static_cast<char>(number >> (8 * i) & 0xFF);
    return octets;
}

// RFC 1951
inline std::string deflated(const std::string& text) {
    boost::beast::zlib::deflate_stream stream;
    std::string octets(stream.upper_bound(text.size()), '\0');
    boost::beast::zlib::z_params call;
    call.next_in = text.data();
    call.avail_in = text.size();
    call.next_out = octets.data();
    call.avail_out = octets.size();
    boost::beast::error_code error;
    stream.write(call, boost::beast::zlib::Flush::finish, error);
    octets.resize(call.total_out);
    return octets;
}

// RFC 1952: as IIS compresses a reply.
inline std::string gzipped(const std::string& text) {
    boost::crc_32_type sum;
    sum.process_bytes(text.data(), text.size());
    return std::string("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10) + deflated(text) + little_endian(sum.checksum()) +
           little_endian(static_cast<std::uint32_t>(text.size()));
}

}  // namespace ews_test
