#include "smtp/server.hpp"

#include "smtp/network/network.hpp"

namespace smtp {

Server::Server(const Settings& settings, reserve::Reception& reception, reserve::Log& log)
    : network_(std::make_unique<Network>(prepare(settings), reception, log)) {}

Server::~Server() = default;

void Server::listen() { network_->listen(); }
void Server::start() { network_->start(); }
std::vector<Endpoint> Server::endpoints() const { return network_->endpoints(); }
std::vector<std::string> Server::apply(const Settings& settings) {
    return network_->apply(prepare(settings));
}
std::size_t Server::sessions() const { return network_->session_count(); }
void Server::stop(std::chrono::milliseconds grace) { network_->stop(grace); }
void Server::hasten() { network_->hasten(); }

}  // namespace smtp
