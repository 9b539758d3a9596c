#pragma once
#include <fstream>
#include <functional>
#include <map>
#include <string>

namespace exchange {

// One thing that happened, as names and values of any bytes.
using Event = std::map<std::string, std::string>;

// The file from which the state is made again after a restart: one JSON object a line, values in base64.
// Every line reaches the kernel before append() returns, so it outlives a SIGKILL (not a power cut).
class Journal {
  public:
    explicit Journal(const std::string& file);  // empty: nothing is kept

    void replay(const std::function<void(const Event&)>& apply);
    void append(const Event& event);
    bool kept() const { return !file_.empty(); }

  private:
    std::string file_;
    std::ofstream out_;
};

}  // namespace exchange
