// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/streetnames.h"

#include <array>
#include <span>
#include <string_view>

namespace sc::sample {

namespace {

using Words = std::span<const std::string_view>;

// Themes: streets that were built together were named together.
constexpr std::array<std::string_view, 34> kTrees{
    "Alder",    "Ash",    "Aspen",    "Beech",  "Birch",    "Blackthorn", "Bramble",
    "Cedar",    "Cherry", "Chestnut", "Elder",  "Elm",      "Fir",        "Gorse",
    "Hawthorn", "Hazel",  "Heather",  "Holly",  "Hornbeam", "Juniper",    "Laburnum",
    "Larch",    "Laurel", "Lilac",    "Lime",   "Maple",    "Myrtle",     "Oak",
    "Poplar",   "Rowan",  "Sycamore", "Walnut", "Willow",   "Yew"};
constexpr std::array<std::string_view, 30> kPeople{
    "Albert", "Alexandra", "Alfred",  "Alice",   "Arthur",  "Beatrice", "Bertha",    "Charles",
    "Clara",  "Edith",     "Edmund",  "Eleanor", "Ernest",  "Florence", "Frederick", "George",
    "Harold", "Henry",     "Herbert", "James",   "Leopold", "Louisa",   "Mary",      "Maud",
    "Percy",  "Rosina",    "Stanley", "Victor",  "Walter",  "William"};
constexpr std::array<std::string_view, 30> kSurnames{
    "Ackroyd",  "Appleby",   "Barlow",   "Bellamy",   "Calvert", "Carver",   "Dawnay",   "Dunning",
    "Fawcett",  "Garbutt",   "Gledhill", "Hustler",   "Jowett",  "Kitching", "Lumley",   "Marwood",
    "Metcalfe", "Nelthorpe", "Ormerod",  "Pallister", "Pease",   "Raine",    "Ridsdale", "Sadler",
    "Swann",    "Tempest",   "Thackray", "Vane",      "Wharton", "Yarker"};
constexpr std::array<std::string_view, 26> kSea{
    "Anchor",    "Bollard",  "Bosun",      "Capstan",   "Chandler", "Coble",    "Compass",
    "Cooper",    "Cutter",   "Fisher",     "Haven",     "Herring",  "Jetty",    "Keel",
    "Lifeboat",  "Mariner",  "Mast",       "Netmaker",  "Pilot",    "Ropewalk", "Rudder",
    "Sailmaker", "Schooner", "Shipwright", "Spinnaker", "Wharf"};
constexpr std::array<std::string_view, 28> kBirds{
    "Avocet",  "Bittern",  "Curlew",     "Dotterel", "Dunlin",  "Eider",      "Fieldfare",
    "Fulmar",  "Gannet",   "Goldcrest",  "Heron",    "Kestrel", "Kingfisher", "Kittiwake",
    "Lapwing", "Linnet",   "Merlin",     "Nuthatch", "Osprey",  "Petrel",     "Plover",
    "Puffin",  "Redshank", "Sanderling", "Siskin",   "Tern",    "Wagtail",    "Whimbrel"};
constexpr std::array<std::string_view, 26> kPoets{
    "Austen",    "Blake",   "Brontë",  "Browning", "Burns",     "Byron",    "Chaucer",
    "Coleridge", "Cowper",  "Dickens", "Dryden",   "Eliot",     "Gaskell",  "Goldsmith",
    "Hardy",     "Keats",   "Kipling", "Marlowe",  "Milton",    "Rossetti", "Ruskin",
    "Shelley",   "Southey", "Spenser", "Tennyson", "Wordsworth"};
constexpr std::array<std::string_view, 24> kWorks{
    "Arkwright", "Boulton", "Brindley",   "Brunel",   "Cavendish",  "Cragside",
    "Davy",      "Dynamo",  "Enterprise", "Faraday",  "Foundry",    "Hackworth",
    "Joule",     "Kelvin",  "Locke",      "Maudslay", "Murdoch",    "Newcomen",
    "Rennie",    "Smeaton", "Swan",       "Telford",  "Trevithick", "Whitworth"};
constexpr std::array<std::string_view, 30> kOldTown{
    "Bakehouse", "Barker", "Bell",    "Blackfriars", "Bull",  "Castle",     "Chapel", "Clerk",
    "College",   "Dyer",   "Fuller",  "Glover",      "Goose", "Greyfriars", "Hill",   "Horsemarket",
    "King",      "Mercer", "New",     "Paradise",    "Park",  "Post House", "Priest", "Prior",
    "Queen",     "School", "Skinner", "Tanner",      "Tower", "Union"};
constexpr std::array<std::string_view, 32> kCountry{
    "Beck",    "Bracken", "Byre",     "Chapel", "Church",  "Cinder",   "Coach",   "Common",
    "Cow",     "Cross",   "Dovecote", "Drift",  "Ferry",   "Ford",     "Glebe",   "Hall",
    "Hodge",   "Kiln",    "Manor",    "Mill",   "Orchard", "Outgang",  "Pinfold", "Pond",
    "Rectory", "Sandy",   "Smithy",   "Spring", "Tithe",   "Vicarage", "Well",    "Wold"};

constexpr std::array<std::string_view, 38> kFirstHalves{
    "Alder", "Ash",   "Birch", "Bram",   "Brock",  "Brook", "Cald", "Carl",  "Clay", "Crag",
    "Dene",  "East",  "Elm",   "Fair",   "Fern",   "Glen",  "Hare", "Hazel", "Holm", "Kirk",
    "Lang",  "Lin",   "Marsh", "Meadow", "Moor",   "North", "Oak",  "Raven", "Rook", "Rush",
    "Sand",  "Stain", "Stone", "Thorn",  "Wester", "Whin",  "Wind", "Wood"};
constexpr std::array<std::string_view, 20> kSecondHalves{
    "bank",  "bourne", "brook", "burn", "combe", "cote", "croft", "dale",    "field", "gate",
    "holme", "hurst",  "lea",   "mere", "mont",  "side", "stead", "thwaite", "wick",  "worth"};

constexpr std::array<std::string_view, 6> kMainEnds{"Road",   "Road", "Lane",
                                                    "Avenue", "Way",  "Bank"};
constexpr std::array<std::string_view, 8> kTownEnds{"Street", "Street", "Street", "Street",
                                                    "Row",    "Wynd",   "Lane",   "Yard"};
constexpr std::array<std::string_view, 8> kTerraceEnds{"Street", "Street", "Street",  "Street",
                                                       "Street", "Road",   "Terrace", "Place"};
constexpr std::array<std::string_view, 6> kAvenueEnds{"Road",  "Avenue",  "Drive",
                                                      "Grove", "Gardens", "Way"};
constexpr std::array<std::string_view, 5> kCrescentEnds{"Crescent", "Crescent", "Road", "Avenue",
                                                        "Drive"};
constexpr std::array<std::string_view, 8> kCloseEnds{"Close", "Close", "Close", "Court",
                                                     "Garth", "Rise",  "Mews",  "Croft"};
constexpr std::array<std::string_view, 6> kVillageEnds{"Lane", "Lane", "Lane",
                                                       "Row",  "Hill", "Garth"};
constexpr std::array<std::string_view, 4> kIndustryEnds{"Way", "Road", "Court", "Road"};

// Names that people look for first, each given to the first street of its kind.
constexpr std::array<std::string_view, 10> kTownFirst{
    "Market Street", "Chapel Street", "Alderman Street",  "Minster Yard", "Silver Street",
    "Finkle Row",    "Church Street", "Guildhall Street", "Saddler Row",  "Water Lane"};
constexpr std::array<std::string_view, 4> kTerraceFirst{"Quay Terrace", "Cobden Street",
                                                        "Inkerman Street", "Alma Street"};
constexpr std::array<std::string_view, 3> kAvenueFirst{"Alder Road", "Coronation Avenue",
                                                       "Jubilee Road"};
constexpr std::array<std::string_view, 5> kVillageFirst{"Mill Lane", "Church Lane", "Back Lane",
                                                        "Chapel Row", "Town End Lane"};
constexpr std::array<std::string_view, 4> kMainFirst{"Victoria Road", "Park Road", "Abbey Road",
                                                     "Cemetery Road"};

Words firstNames(NameStyle style)
{
    switch (style) {
    case NameStyle::Main:
        return kMainFirst;
    case NameStyle::Town:
        return kTownFirst;
    case NameStyle::Terrace:
        return kTerraceFirst;
    case NameStyle::Avenue:
        return kAvenueFirst;
    case NameStyle::Village:
        return kVillageFirst;
    default:
        return {};
    }
}

Words endings(NameStyle style)
{
    switch (style) {
    case NameStyle::Main:
        return kMainEnds;
    case NameStyle::Town:
        return kTownEnds;
    case NameStyle::Terrace:
        return kTerraceEnds;
    case NameStyle::Crescent:
        return kCrescentEnds;
    case NameStyle::Close:
        return kCloseEnds;
    case NameStyle::Village:
        return kVillageEnds;
    case NameStyle::Industry:
        return kIndustryEnds;
    default:
        return kAvenueEnds;
    }
}

Words theme(NameStyle style, std::size_t ward)
{
    switch (style) {
    case NameStyle::Town:
        return ward < 2 ? Words(kOldTown) : Words(kSurnames);
    case NameStyle::Terrace:
        return ward == 21 || ward == 7 ? Words(kSea)
               : ward % 2 == 0         ? Words(kPeople)
                                       : Words(kSurnames);
    case NameStyle::Village:
        return kCountry;
    case NameStyle::Industry:
        return kWorks;
    default:
        break;
    }
    constexpr std::size_t kThemes = 3;
    const std::array<Words, kThemes> themes{kTrees, kBirds, kPoets};
    return themes[ward % kThemes];
}

} // namespace

NameBook::NameBook(Random random) : m_random(random) {}

std::string NameBook::base(NameStyle style, std::size_t ward)
{
    const Words words = theme(style, ward);
    for (int tries = 0; tries < 6; ++tries) {
        std::string word(m_random.pick(words));
        // Two streets of one first word are told apart badly on the telephone; a few are true to
        // life.
        if (m_usedBases.insert(word).second || m_random.chance(0.2))
            return word;
    }
    if (style == NameStyle::Terrace && m_random.chance(0.35))
        return std::string(m_random.pick(kSurnames));
    return std::string(m_random.pick(kFirstHalves)) + std::string(m_random.pick(kSecondHalves));
}

std::string NameBook::next(NameStyle style, std::size_t ward)
{
    for (const std::string_view name : firstNames(style)) {
        if (m_used.insert(std::string(name)).second)
            return std::string(name);
    }
    for (;;) {
        const std::string name =
            base(style, ward) + " " + std::string(m_random.pick(endings(style)));
        if (m_used.insert(name).second)
            return name;
    }
}

} // namespace sc::sample
