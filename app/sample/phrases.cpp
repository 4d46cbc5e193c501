// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/phrases.h"

#include <array>
#include <span>

namespace sc::sample {

namespace {

using Words = std::span<const std::string_view>;

struct Phrases {
    std::string_view category;
    std::array<std::string_view, kVariants> what;
    std::array<std::string_view, 4> after;
};

constexpr std::array<Phrases, 17> kPhrases{{
    {"litter",
     {"Litter along the wall", "Takeaway boxes and cans", "Wrappers and bottles in the hedge",
      "Litter blown all over the grass", "Crisp packets and drinks cans", "Broken bottles and cans",
      "Carrier bags caught in the fence", "Rubbish left after the weekend"},
     {"Worst by the bench.", "Mostly from the takeaway.", "Been there since the weekend.",
      "Two bags' worth."}},
    {"fly_tipping",
     {"Mattress and bags dumped", "Sofa left on the verge", "Fridge and a washing machine",
      "Black bags, some split open", "Builder's rubble in sacks", "A pile of tyres",
      "Carpet and underlay", "Garden waste tipped over the fence"},
     {"Van seen on Sunday evening.", "Blocking the path.", "More was added last night.",
      "There may be an address in the bags."}},
    {"graffiti",
     {"Graffiti on the underpass", "Tag on the electricity box", "Spray paint on the shelter",
      "Scribble on the shutters", "Large tag on the gable end", "Marker pen on the play equipment",
      "Paint on the footbridge", "Tags along the back wall"},
     {"Same tag as before.", "About two metres long.", "Fresh this morning.",
      "Owner has given leave to clean it."}},
    {"fly_posting",
     {"Posters on the hoardings", "Stickers on the lamp posts", "Posters for a club night",
      "Signs tied to the railings", "Bills pasted on the empty shop",
      "Boards fixed to lamp columns", "Stickers all over the bus stop",
      "Circus posters on the fence"},
     {"Six of them.", "The event is over.", "Same firm as last month.",
      "Coming loose in the wind."}},
    {"dog_fouling",
     {"Dog fouling by the school gate", "Dog mess all along the path", "Fouling on the verge",
      "Dog mess near the play area", "Bags of dog mess hung on the fence",
      "Fouling on the pavement", "Dog mess at the alley end", "Fouling where the children cross"},
     {"Every morning about eight.", "Wheelchair user cannot get by.", "Signs would help.",
      "Several lots."}},
    {"overflowing_bin",
     {"Bin full and spilling", "Litter bin overflowing", "Dog bin full", "Bin by the shops is full",
      "Recycling bank overflowing", "Bin not emptied this week", "Bin lid off and rubbish about",
      "Gulls pulling rubbish from the bin"},
     {"Bags left beside it.", "Smells.", "Second time this month.", "Needs a bigger bin."}},
    {"detritus",
     {"Fallen leaves thick on the pavement", "Leaves blocking the gully",
      "Grit and mud in the gutter", "Broken glass on the path", "Wet leaves on the steps",
      "Mud left by lorries", "Leaf fall under the limes", "Sand and grit after the works"},
     {"Slippery.", "Drain is covered.", "Sweeper missed this side.", "Someone slipped."}},
    {"weeds",
     {"Weeds in the gutter, both sides", "Verge overgrown at the corner",
      "Weeds through the paving", "Brambles over the path", "Long grass hides the junction",
      "Nettles along the alley", "Weeds round the tree pits", "Hedge growing across the pavement"},
     {"Knee high.", "Cannot see round the bend.", "Pushchairs have to use the road.",
      "Not sprayed this year."}},
    {"abandoned_vehicle",
     {"Car not moved for weeks", "Van with flat tyres", "Burnt-out car",
      "Caravan left on the verge", "Car with a smashed window",
      "Motorbike dumped behind the garages", "Untaxed car, tyre flat",
      "Trailer left in the lay-by"},
     {"No one knows whose it is.", "Takes two spaces.", "Glass on the road.", "Since last month."}},
    {"trade_waste",
     {"Trade bins left on the pavement", "Boxes from a shop by the litter bin",
      "Trade sacks out on the wrong day", "Cooking oil drums behind the shops",
      "Cardboard blowing about", "Commercial bin with no lid", "Catering waste in the back lane",
      "Pallets stacked on the path"},
     {"Most days.", "Rats seen.", "Blocks the pavement.", "Next to the doorway."}},
    {"untidy_garden",
     {"Front garden full of rubbish", "Old furniture in the yard",
      "Garden waste piled to the fence", "Bags stacked in the yard",
      "Overgrown garden with rubbish", "Broken appliances by the gate",
      "Empty house, yard full of bags", "Rubbish thrown over from the lane"},
     {"Neighbours complain of rats.", "House looks empty.", "Getting worse.", "Third call."}},
    {"drug_litter",
     {"Needles behind the garages", "Syringe by the path", "Small gas canisters in the gutter",
      "Foil and needles in the alley", "Sharps in the flower bed", "Needle in the play area",
      "Canisters all over the car park", "Syringes under the bridge"},
     {"Children play there.", "Caller is standing by it.", "About five.", "Do not use the path."}},
    {"dead_animal",
     {"Dead cat at the roadside", "Dead fox on the verge", "Dead gull on the path", "Dead badger",
      "Dead rat by the drain", "Dead hedgehog on the road", "Dead dog in the lay-by",
      "Dead pigeon in the underpass"},
     {"Has a collar.", "In the gutter.", "Near the crossing.", "Smells."}},
    {"street_furniture",
     {"Bench slat broken", "Street name plate missing", "Bollard knocked over", "Sign turned round",
      "Bin hanging off its post", "Guard rail bent", "Bench pulled out of the ground",
      "Lid missing from a grit bin"},
     {"Sharp edge.", "Hit by a car.", "Lying in the road.", "Loose for weeks."}},
    {"trolley",
     {"Shopping trolley in the beck", "Trolley left on the corner", "Three trolleys by the flats",
      "Trolley in the hedge", "Trolley on the cycle path", "Trolley under the bridge",
      "Trolley at the bus stop", "Trolleys behind the garages"},
     {"Been there a week.", "In the water.", "Full of rubbish.", "Blocks the way."}},
    {"hazardous",
     {"Broken sheeting, may be asbestos", "Drum of something oily", "Gas bottles dumped",
      "Paint spilt across the road", "Strong smell from a drum", "Corrugated sheets dumped",
      "Oil in the gutter", "Unmarked canisters by the gate"},
     {"Caller told to keep away.", "Running towards the drain.", "Four of them.", "Leaking."}},
    {"other",
     {"Loose wire from a post", "Flooded corner when it rains", "Street not swept for weeks",
      "Gulls at the bin store", "Blocked gully", "Moss on the steps", "Noise from the bottle bank",
      "Paint marks on the road"},
     {"Asked who deals with it.", "Said it is an old problem.", "Wants a call back.", ""}},
}};

constexpr std::array<std::string_view, 12> kPlaces{
    "outside the shops",         "behind the garages", "by the bus stop",
    "at the back of the houses", "near the corner",    "opposite the chapel",
    "at the park entrance",      "by the footbridge",  "next to the phone box",
    "along the railings",        "by the substation",  "at the far end"};

constexpr std::array<std::string_view, 8> kDone{"Cleared",
                                                "Cleared by the morning crew",
                                                "Two bags taken",
                                                "Swept and washed down",
                                                "Removed, photo taken",
                                                "Done on the round",
                                                "Cleared, will check again on Friday",
                                                "Removed and the area tidied"};
constexpr std::array<std::string_view, 5> kScheduled{
    "On Tuesday's round", "Crew booked for Thursday", "Next sweep of this street",
    "With the hit squad", "Needs the tail-lift van"};
constexpr std::array<std::string_view, 4> kReopened{
    "Champion says it is still there", "Only part of it was taken", "Back again the next day",
    "Wrong end of the street was done"};
constexpr std::array<std::string_view, 4> kNoAction{
    "Within the standard for this street", "Already gone when we looked",
    "Due to be cut next week anyway", "Owner was moving it while we were there"};
constexpr std::array<std::string_view, 3> kNotOurs{"Private land", "Passed on the same day",
                                                   "Not adopted"};
constexpr std::array<std::string_view, 3> kNotFound{"Nothing found at the place given",
                                                    "Looked twice, nothing there",
                                                    "Could not tell which alley was meant"};
constexpr std::array<std::string_view, 2> kWithdrawn{"Caller rang back: cleared it themselves",
                                                     "Logged by mistake"};
constexpr std::array<std::string_view, 2> kDuplicate{"Same one as reported before",
                                                     "Second call about it"};
constexpr std::array<std::string_view, 5> kOthers{"Housing association", "Highway authority",
                                                  "Railway", "Water company", "Landowner"};
constexpr std::array<std::string_view, 6> kPublic{
    "Resident, by telephone", "Report it form", "Shopkeeper",
    "Parent at the school",   "Bus driver",     "Allotment holder"};
constexpr std::array<std::string_view, 3> kStaff{"Sweeper driver", "Parks team",
                                                 "Enforcement officer"};

Words notesFor(std::string_view to)
{
    if (to == "done")
        return kDone;
    if (to == "scheduled")
        return kScheduled;
    if (to == "reopened")
        return kReopened;
    if (to == "closed_no_action")
        return kNoAction;
    if (to == "closed_not_ours")
        return kNotOurs;
    if (to == "closed_not_found")
        return kNotFound;
    if (to == "closed_withdrawn")
        return kWithdrawn;
    return to == "closed_duplicate" ? Words(kDuplicate) : Words();
}

} // namespace

std::string describe(std::string_view category, std::size_t variant, std::string_view street,
                     Random &random)
{
    if (random.chance(0.18))
        return {};
    for (const Phrases &phrases : kPhrases) {
        if (phrases.category != category)
            continue;
        std::string text(phrases.what[variant]);
        if (random.chance(0.45)) {
            text += ' ';
            text += random.pick(kPlaces);
        } else if (random.chance(0.15) && !street.empty()) {
            text += ", ";
            text += street;
        }
        if (random.chance(0.5)) {
            const std::string_view after = random.pick(phrases.after);
            if (!after.empty()) {
                text += ". ";
                text += after;
            }
        }
        return text;
    }
    return {};
}

std::string stepNote(std::string_view to, std::string_view category, Random &random)
{
    const Words notes = notesFor(to);
    if (notes.empty())
        return {};
    const bool mustSay = to.starts_with("closed_") || to == "reopened";
    if (!mustSay && !random.chance(to == "done" ? 0.45 : 0.3))
        return {};
    if (to == "done" && category == "drug_litter")
        return "Removed by trained staff";
    return std::string(random.pick(notes));
}

std::string_view referredTo(Random &random)
{
    return random.pick(kOthers);
}

std::string_view toldBy(std::string_view source, Random &random)
{
    if (source == "public")
        return random.chance(0.7) ? random.pick(kPublic) : std::string_view();
    if (source == "staff")
        return random.chance(0.5) ? random.pick(kStaff) : std::string_view();
    return {};
}

} // namespace sc::sample
