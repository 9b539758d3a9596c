#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "sql/connection/migration.hpp"
#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"
#include "sql/connection/writer.hpp"
#include "tests/support/temporary_directory.hpp"

// A database in a directory of its own, with the program's schema.
class ScratchDatabase {
  public:
    sql::Settings settings() const {
        sql::Settings settings;
        settings.file = directory_.path() / "roomgate.db";
        return settings;
    }

    std::unique_ptr<sql::Connection> connect() const {
        return std::make_unique<sql::Connection>(settings(), sql::Connection::Purpose::writing);
    }

    std::unique_ptr<sql::Connection> migrated() const {
        auto connection = connect();
        sql::migrate(*connection);
        return connection;
    }

    // The first column of the first row, as seen by a connection of its own.
    std::string value(const std::string& query) const {
        sql::Connection connection(settings(), sql::Connection::Purpose::reading);
        std::optional<std::string> value;
        sql::Query(connection, query, soci::into(value)).next();
        return value.value_or("NULL");
    }

  private:
    support::TemporaryDirectory directory_;
};
