#pragma once
#include <gtest/gtest.h>

#include <algorithm>

#include "ews/courier.hpp"
#include "tests/ews/test_log.hpp"

namespace ews_test {

using namespace std::chrono_literals;

// XML as servers write it. Items are told by their number; item 7 is the request that was decided.

inline std::string envelope_of(const std::string& body) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?><S:Envelope "
           "xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>" +
           body + "</S:Body></S:Envelope>";
}

inline std::string messages_of(const std::string& operation, const std::string& messages) {
    return envelope_of("<m:" + operation +
                       "Response xmlns:m=\"http://schemas.microsoft.com/exchange/services/2006/messages\" "
                       "xmlns:t=\"http://schemas.microsoft.com/exchange/services/2006/types\">"
                       "<m:ResponseMessages>" +
                       messages + "</m:ResponseMessages></m:" + operation + "Response>");
}

inline std::string refusal_of(const std::string& operation, const std::string& code) {
    return "<m:" + operation + "ResponseMessage ResponseClass=\"Error\"><m:MessageText>No.</m:MessageText>" +
           "<m:ResponseCode>" + code + "</m:ResponseCode></m:" + operation + "ResponseMessage>";
}

inline std::string refused(const std::string& operation, const std::string& code) {
    return messages_of(operation, refusal_of(operation, code));
}

inline std::string fault(const std::string& code) {
    return envelope_of(
        "<S:Fault><faultcode>S:Server</faultcode><faultstring>No.</faultstring><detail>" +
        ("<e:ResponseCode xmlns:e=\"http://schemas.microsoft.com/exchange/services/2006/errors\">" + code +
         "</e:ResponseCode></detail></S:Fault>"));
}

inline std::string done(const std::string& operation) {
    return messages_of(operation, "<m:" + operation +
                                      "ResponseMessage ResponseClass=\"Success\"><m:ResponseCode>"
                                      "NoError</m:ResponseCode></m:" +
                                      operation + "ResponseMessage>");
}

inline std::string item(int number, const std::string& fields,
                        const std::string& element = "MeetingRequest") {
    const std::string id = std::to_string(number);
    return "<t:" + element + "><t:ItemId Id=\"id-" + id + "\" ChangeKey=\"key-" + id + "\"/>" + fields +
           "</t:" + element + ">";
}

inline const std::string our_uid = "<t:UID>planning-4711@example.org</t:UID>";
inline const std::string our_version =
    "<t:DateTimeStamp>2026-11-20T08:00:00Z</t:DateTimeStamp>"
    "<t:AppointmentSequenceNumber>0</t:AppointmentSequenceNumber>";

inline std::string folder(const std::string& items,
                          const std::string& range = "IncludesLastItemInRange=\"true\"") {
    return "<m:FindItemResponseMessage ResponseClass=\"Success\"><m:ResponseCode>NoError</m:ResponseCode>"
           "<m:RootFolder " +
           range + "><t:Items>" + items + "</t:Items></m:RootFolder></m:FindItemResponseMessage>";
}

inline std::string found(const std::string& items) {
    return messages_of("FindItem", folder(items) + folder(""));
}

inline std::string got(const std::string& items) {
    return messages_of(
        "GetItem",
        "<m:GetItemResponseMessage ResponseClass=\"Success\"><m:ResponseCode>NoError</m:ResponseCode>"
        "<m:Items>" +
            items + "</m:Items></m:GetItemResponseMessage>");
}

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

inline const std::string accepts_7 = "<t:ReferenceItemId Id=\"id-7\"/>";
inline const std::string our_request = item(7, our_uid + our_version);

inline bool is_find(const std::string& request) { return has(request, "<m:FindItem "); }
inline bool is_restricted(const std::string& request) { return has(request, "<m:Restriction>"); }
inline bool is_create(const std::string& request) { return has(request, "<m:CreateItem "); }

// A courier whose server says what the test lets it say to each request.
class RecordedExchange : public testing::Test {
  protected:
    using Script = std::function<std::string(const std::string& request)>;

    reserve::SystemClock clock;
    TestLog log;
    ews::Server server = [] {
        ews::Server made;
        made.name = "corp";
        return made;
    }();
    Script script;
    std::vector<std::string> requests;

    reserve::Delivery deliver(const reserve::Answer& answer) {
        return courier().deliver(answer, answer.content.steps.front());
    }
    // Throws where the server does not tell.
    reserve::Evidence look(const reserve::Answer& answer) {
        return std::get<reserve::Evidence>(
            courier().look_for_evidence(answer, answer.content.steps.front(), stamp));
    }
    ews::Courier& courier() {
        if (!courier_) {
            courier_.emplace(ews::Settings{{server}}, clock, log,
                             [this](const ews::Server&) { return std::make_unique<Recorded>(*this); });
        }
        return *courier_;
    }
    std::size_t count(const std::string& part) const {
        return static_cast<std::size_t>(
            std::ranges::count_if(requests, [&](const auto& it) { return has(it, part); }));
    }

    static inline const reserve::Instant stamp =
        std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 8h;
    static reserve::Answer accept() {
        reserve::Answer made{
            reserve::AnswerId{902}, {}, *reserve::Address::parse("room.12@corp.example.com"), {}, 0, {}};
        made.content.uid = "planning-4711@example.org";
        made.content.version = {0, stamp};
        made.content.mail_message_id = "<m1@example.org>";
        made.content.steps.push_back({0, reserve::AnswerKind::accept, {}, "Booked.", {}, false, {}});
        return made;
    }

  private:
    class Recorded final : public ews::Transport {
      public:
        explicit Recorded(RecordedExchange& test) : test_(test) {}
        std::variant<ews::HttpReply, ews::HttpFailure> post(const ews::HttpRequest& request) override {
            test_.requests.push_back(request.body);
            const std::string reply = test_.script(request.body);
            return ews::HttpReply{has(reply, "S:Fault") ? 500 : 200, reply, {}, {}, {}};
        }
        void stop() override {}

      private:
        RecordedExchange& test_;
    };
    std::optional<ews::Courier> courier_;
};

inline bool is_sent(const reserve::Delivery& delivery) {
    return std::holds_alternative<reserve::Sent>(delivery);
}

}  // namespace ews_test
