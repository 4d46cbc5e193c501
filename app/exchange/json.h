// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace sc {

/// Keys stay in the order they were put: the same record gives the same bytes.
using Json = nlohmann::ordered_json;

/// One line, no spaces, UTF-8 as it is. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] inline std::string lineOf(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Appends `text` as a JSON string with its quotes.
void appendJsonString(std::string_view text, std::string &out);

/// `[{"field":…,"code":…,"message":…}]`; an error without problems is one without a field.
[[nodiscard]] Json problemsOf(const Error &error);

} // namespace sc
