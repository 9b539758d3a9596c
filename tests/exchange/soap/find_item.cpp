#include <algorithm>
#include <cstdlib>
#include <optional>

#include "tests/exchange/mail/instant.hpp"
#include "tests/exchange/soap/answer_text.hpp"
#include "tests/exchange/soap/operations.hpp"
#include "tests/exchange/soap/restriction.hpp"

namespace exchange {
namespace {

constexpr Seconds two_years = 2 * 366 * 86400LL;
constexpr long most_in_one_answer = 1000;  // EWSFindCountLimit [throttling policy]

struct Page {
    long offset = 0;
    long limit = most_in_one_answer;
    bool indexed = false;
};

std::string root_folder(const std::vector<View>& views, const Shape& shape, const Page& page) {
    const long total = static_cast<long>(views.size());
    const long from = std::min(page.offset, total);
    const long until = std::min(total, from + page.limit);
    std::string items;
    for (long i = from; i < until; ++i) items += render(views[static_cast<std::size_t>(i)], shape, true);
    // how-to-access-a-calendar-as-a-delegate-by-using-ews-in-exchange-3.xml: the offset is that of the next
    // item.
    const std::string offset = page.indexed ? "IndexedPagingOffset=\"" + std::to_string(until) + "\" " : "";
    return "<m:RootFolder " + offset + "TotalItemsInView=\"" + std::to_string(total) +
           "\" IncludesLastItemInRange=\"" + (until >= total ? "true" : "false") + "\"><t:Items>" + items +
           "</t:Items></m:RootFolder>";
}

std::string sort_key(const View& view, const Element& path) {
    if (path.name == "t:ExtendedFieldURI") return extended_value(view, path_key(path)).value_or("");
    return simple_value(view, path.attribute_or("FieldURI", "")).value_or("");
}

// Items of a folder come newest first, unless the request sorts them [code: what clients rely on].
void sort(std::vector<View>& views, const Element* order) {
    if (!order) {
        std::reverse(views.begin(), views.end());
        return;
    }
    for (auto field = order->children.rbegin(); field != order->children.rend(); ++field) {
        const bool down = field->attribute_or("Order", "") == "Descending";
        const Element& path = field->children[0];
        std::stable_sort(views.begin(), views.end(), [&](const View& a, const View& b) {
            return down ? sort_key(b, path) < sort_key(a, path) : sort_key(a, path) < sort_key(b, path);
        });
    }
}

std::vector<View> items_of(const Context& context, const FolderRef& folder, const Element& request) {
    std::vector<View> views;
    std::optional<Restriction> restriction;
    if (const Element* element = request.child("m:Restriction")) restriction.emplace(element->children[0]);
    std::optional<std::vector<Number>> numbers;
    if (restriction) numbers = restriction->candidates(context.store(), folder);
    if (!numbers) numbers = context.store().in_folder(folder.mailbox, folder.folder);
    for (const Number number : *numbers) {
        const View view{&context.store(), context.store().find(number), {}};
        if (!restriction || restriction->matches(view)) views.push_back(view);
    }
    sort(views, request.child("m:SortOrder"));
    return views;
}

void add_dates(std::vector<View>& views, const Store& store, const Item& master, Seconds from,
               Seconds until) {
    const auto enter = [&](Seconds original) {
        const auto date = occurrence(master, original);
        if (date && date->start < until && (date->end > from || date->start >= from))
            views.push_back({&store, &master, date});
    };
    for (const Seconds original : master.starts) enter(original);
    for (const auto& [original, exception] : master.exceptions) {
        if (!std::binary_search(master.starts.begin(), master.starts.end(), original)) enter(original);
    }
}

Seconds start_of(const View& view) { return view.date ? view.date->start : view.item->start; }

// A CalendarView shows the dates of series, not the series [calendarview in the EWS reference].
std::vector<View> calendar_of(const Context& context, const FolderRef& folder, Seconds from, Seconds until) {
    std::vector<View> views;
    for (const Number number : context.store().in_window(folder.mailbox, from, until)) {
        const Item& item = *context.store().find(number);
        if (item.starts.empty())
            views.push_back({&context.store(), &item, {}});
        else
            add_dates(views, context.store(), item, from, until);
    }
    std::stable_sort(views.begin(), views.end(),
                     [](const View& a, const View& b) { return start_of(a) < start_of(b); });
    return views;
}

std::string refusal_of(Context& context, const Element& request) {
    const Element* view = request.child("m:CalendarView");
    const Element* restriction = request.child("m:Restriction");
    if (view && (restriction || request.child("m:SortOrder")))
        return "ErrorInvalidRestriction";  // neither goes with it [EWS reference: CalendarView]
    if (view && *from_xml_time(view->attribute_or("EndDate", "")) -
                        *from_xml_time(view->attribute_or("StartDate", "")) >
                    two_years)
        return "ErrorCalendarViewRangeTooBig";
    if (!restriction) return {};
    const Restriction search(restriction->children[0]);
    if (search.uses_extended_field()) {
        const auto fault =
            context.organization.strike("unsupported_path", context.operation, context.mailbox);
        if (fault) return fault->code.empty() ? "ErrorUnsupportedPathForQuery" : fault->code;
    }
    return search.refusal();
}

Page page_of(Context& context, const Element& request) {
    Page page;
    const Element* view = request.child("m:IndexedPageItemView");
    page.indexed = view != nullptr;
    if (view) page.offset = std::max(0L, std::atol(view->attribute_or("Offset", "0").c_str()));
    if (!view) view = request.child("m:CalendarView");
    if (view && view->attribute("MaxEntriesReturned"))
        page.limit = std::min(page.limit, std::atol(view->attribute("MaxEntriesReturned")->c_str()));
    if (const auto fault = context.organization.strike("find_limit", context.operation, context.mailbox))
        page.limit = std::min<long>(page.limit, fault->limit);
    return page;
}

}  // namespace

std::string find_item(Context& context, const Element& request) {
    const Shape shape = read_shape(*request.child("m:ItemShape"));
    const Page page = page_of(context, request);
    const std::string refused = refusal_of(context, request);
    std::string messages;
    for (const Element& id : request.child("m:ParentFolderIds")->children) {
        const auto folder = context.folder(id);
        if (const auto* no = std::get_if<Refused>(&folder)) {
            messages += context.failed(no->code);
            continue;
        }
        if (!refused.empty()) {
            messages += context.failed(refused);
            continue;
        }
        const FolderRef& ref = std::get<FolderRef>(folder);
        const Element* view = request.child("m:CalendarView");
        const auto views =
            view ? calendar_of(context, ref, *from_xml_time(view->attribute_or("StartDate", "")),
                               *from_xml_time(view->attribute_or("EndDate", "")))
                 : items_of(context, ref, request);
        messages += success(context.operation, root_folder(views, shape, page));
    }
    return messages;
}

}  // namespace exchange
