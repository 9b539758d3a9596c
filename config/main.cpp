#include <iostream>

#include "config/command_line.hpp"

int main(int argc, char** argv) {
    return config::run_command_line(argc, argv, std::cin, std::cout, std::cerr);
}
