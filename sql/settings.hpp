#pragma once
#include <chrono>
#include <cstddef>
#include <filesystem>

namespace sql {

struct Settings {
    std::filesystem::path file = "/var/lib/roomgate/roomgate.db";
    // How long a commit waits for a commit of another process (a command).
    std::chrono::milliseconds busy_timeout{5000};
    // What shares one commit at most: jobs, octets of their content, and the time spent on them.
    std::size_t batch_jobs = 256;
    std::size_t batch_octets = 16 * 1024 * 1024;
    std::chrono::milliseconds batch_time{20};
    // How long a commit waits, after one that several jobs shared, until as many have come together again.
    std::chrono::microseconds batch_gathering{150};
};

}  // namespace sql
