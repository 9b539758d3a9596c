#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace ews_test {

inline std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A folder of its own, gone at the end.
struct TestFolder {
    static inline int made = 0;
    const std::filesystem::path path;
    explicit TestFolder(const std::string& name)
        : path(std::filesystem::temp_directory_path() /
               (name + "-" + std::to_string(getpid()) + "-" + std::to_string(++made))) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~TestFolder() { std::filesystem::remove_all(path); }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
};

// A self-signed certificate, made by the openssl command.
struct MadeCertificate {
    TestFolder folder{"roomgate-certificate"};
    const std::string certificate = (folder.path / "cert.pem").string();
    const std::string key = (folder.path / "key.pem").string();

    explicit MadeCertificate(int days) {
        const std::string make = "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=roomgate -days " +
                                 std::to_string(days) + " -keyout " + key + " -out " + certificate +
                                 " 2>/dev/null";
        if (std::system(make.c_str()) != 0) throw std::runtime_error("openssl makes no certificate");
    }
};

}  // namespace ews_test
