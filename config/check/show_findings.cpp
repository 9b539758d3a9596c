#include "config/check/show_findings.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "config/output/json_text.hpp"
#include "config/output/printable.hpp"
#include "config/output/text_table.hpp"

namespace config {

namespace {

std::string word_of(Finding::Kind kind) {
    switch (kind) {
        case Finding::Kind::right:
            return "ok";
        case Finding::Kind::warning:
            return "warning";
        case Finding::Kind::wrong:
            break;
    }
    return "failure";
}

nlohmann::ordered_json json_of(const Finding& finding) {
    return {{"result", word_of(finding.kind)},
            {"what", finding.what},
            {"words", finding.words},
            {"why", finding.why},
            {"cure", finding.cure}};
}

void show_json(const Invocation& invocation, const std::vector<Finding>& findings) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const Finding& finding : findings) all.push_back(json_of(finding));
    invocation.out << json_text(all);
}

ExitCode result_of(const std::vector<Finding>& findings) {
    const bool failed = std::ranges::count(findings, Finding::Kind::wrong, &Finding::kind) > 0;
    return failed ? ExitCode::failed : ExitCode::done;
}

}  // namespace

ExitCode show_findings(const Invocation& invocation, const std::vector<Finding>& findings) {
    TextTable table({"", "what", "found"});
    for (const Finding& finding : findings) table.add({word_of(finding.kind), finding.what, finding.words});
    if (invocation.json)
        show_json(invocation, findings);
    else
        invocation.out << table.text();
    return result_of(findings);
}

ExitCode explain_findings(const Invocation& invocation, const std::vector<Finding>& findings) {
    if (invocation.json) {
        show_json(invocation, findings);
        return result_of(findings);
    }
    for (const Finding& finding : findings) {
        const std::string word = word_of(finding.kind);
        invocation.out << word << std::string(9 - word.size(), ' ') << printable(finding.what) << ": "
                       << printable(finding.words) << '\n';
        if (!finding.why.empty()) invocation.out << "         why:  " << printable(finding.why) << '\n';
        if (!finding.cure.empty()) invocation.out << "         cure: " << printable(finding.cure) << '\n';
    }
    return result_of(findings);
}

}  // namespace config
