// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sample/random.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace sc::sample {

/// How many kinds of thing are told of in each category.
inline constexpr std::size_t kVariants = 8;

/// What an officer would have typed while listening, for a category (parent code) and the kind of
/// thing it was (0 to kVariants - 1). May be empty: in a hurry nothing is typed.
[[nodiscard]] std::string describe(std::string_view category, std::size_t variant,
                                   std::string_view street, Random &random);

/// A note for a step into a state; most steps have none, closures unfixed always one.
[[nodiscard]] std::string stepNote(std::string_view to, std::string_view category, Random &random);

/// Who deals with what is not the council's.
[[nodiscard]] std::string_view referredTo(Random &random);

/// Who told us where it was no champion; often nobody wrote it down.
[[nodiscard]] std::string_view toldBy(std::string_view source, Random &random);

} // namespace sc::sample
