#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/temporary_directory.hpp"

namespace config {

struct Ended {
    int exit_code = 0;
    std::string out;
    std::string err;
};

// Runs `roomgate ARGUMENTS` in this process.
Ended run_roomgate(const std::vector<std::string>& arguments, const std::string& input = {});

// A settings file and a database of their own.
class Program {
  public:
    explicit Program(const std::string& more_settings = {});

    Ended operator()(std::vector<std::string> arguments, const std::string& input = {}) const;

    std::string write(const std::string& name, const std::string& content) const;  // its path
    void write_settings(const std::string& more_settings) const;
    std::string settings_file() const { return folder_.path() / "roomgate.toml"; }
    std::filesystem::path folder() const { return folder_.path(); }

  private:
    support::TemporaryDirectory folder_;
};

}  // namespace config
