#include <sys/stat.h>

#include <iostream>

#include "config/command_line.hpp"

int main(int argc, char** argv) {
    ::umask(0027);  // invitations are nobody else's business
    return config::run_command_line(argc, argv, std::cin, std::cout, std::cerr);
}
