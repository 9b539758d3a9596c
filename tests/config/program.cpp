#include "tests/config/program.hpp"

#include <fstream>
#include <sstream>

#include "config/command_line.hpp"

namespace config {

Ended run_roomgate(const std::vector<std::string>& arguments, const std::string& input) {
    std::vector<const char*> argv{"roomgate"};
    for (const std::string& argument : arguments) argv.push_back(argument.c_str());
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const int code = run_command_line(static_cast<int>(argv.size()), argv.data(), in, out, err);
    return {code, out.str(), err.str()};
}

Program::Program(const std::string& more_settings) { write_settings(more_settings); }

Ended Program::operator()(std::vector<std::string> arguments, const std::string& input) const {
    arguments.insert(arguments.begin(), {"--config", settings_file()});
    return run_roomgate(arguments, input);
}

std::string Program::write(const std::string& name, const std::string& content) const {
    const auto path = folder_.path() / name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
}

void Program::write_settings(const std::string& more_settings) const {
    write("roomgate.toml", "[database]\nfile = \"roomgate.db\"\n" + more_settings);
}

}  // namespace config
