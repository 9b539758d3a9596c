#pragma once
#include "reserve/names/name_book.hpp"

namespace sql {

class Readers;
class Writer;

class NameBook final : public reserve::NameBook {
  public:
    NameBook(Writer& writer, Readers& readers) : writer_(writer), readers_(readers) {}

    std::optional<reserve::FoundName> find(const std::string& name) override;
    void keep(const std::string& name, const reserve::FoundName& known) override;

  private:
    Writer& writer_;
    Readers& readers_;
};

}  // namespace sql
