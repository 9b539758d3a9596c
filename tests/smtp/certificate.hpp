#pragma once
#include <string>

namespace smtp::test {

// A self-signed certificate for mx.example.com and its key, made for this run; the files vanish with it.
class Certificate {
  public:
    Certificate();
    ~Certificate();
    Certificate(const Certificate&) = delete;
    Certificate& operator=(const Certificate&) = delete;

    const std::string& certificate_file() const { return certificate_file_; }
    const std::string& key_file() const { return key_file_; }

  private:
    std::string certificate_file_;
    std::string key_file_;
};

}  // namespace smtp::test
