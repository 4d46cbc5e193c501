// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/people.h"

#include <algorithm>
#include <format>
#include <set>

namespace sc::sample {

namespace {

/// Names as they come in a British town: of one tradition mostly, of several in all.
struct Tradition {
    double share;
    std::vector<std::string_view> firsts;
    std::vector<std::string_view> lasts;
};

const std::vector<Tradition> &traditions()
{
    static const std::vector<Tradition> all{
        {0.76,
         {"Margaret", "Susan",   "Christine", "Jean",   "Patricia", "Linda",  "Julie",   "Karen",
          "Sarah",    "Emma",    "Rebecca",   "Helen",  "Alison",   "Janet",  "Brenda",  "Dorothy",
          "Eileen",   "Gillian", "Hannah",    "Joanne", "Kathleen", "Lesley", "Maureen", "Nicola",
          "Pauline",  "Rachel",  "Sandra",    "Tracey", "Valerie",  "Wendy",  "David",   "John",
          "Peter",    "Michael", "Alan",      "Brian",  "Colin",    "Derek",  "Eric",    "Frank",
          "Geoff",    "Graham",  "Harry",     "Ian",    "James",    "Keith",  "Kevin",   "Mark",
          "Neil",     "Norman",  "Paul",      "Philip", "Raymond",  "Robert", "Ronald",  "Stephen",
          "Stuart",   "Terry",   "Thomas",    "Trevor"},
         {"Atkinson",  "Bainbridge", "Barker",  "Bell",   "Bennett",  "Booth",      "Brown",
          "Burton",    "Carr",       "Carter",  "Clark",  "Cooper",   "Coates",     "Cook",
          "Davies",    "Dawson",     "Dixon",   "Dobson", "Elliott",  "Ellis",      "Fisher",
          "Fletcher",  "Foster",     "Gibson",  "Graham", "Gray",     "Green",      "Hall",
          "Harrison",  "Heslop",     "Hodgson", "Holmes", "Hughes",   "Hutchinson", "Jackson",
          "Johnson",   "Jones",      "Kirby",   "Lowe",   "Marshall", "Mason",      "Milburn",
          "Mitchell",  "Moore",      "Morgan",  "Nelson", "Newton",   "Palmer",     "Parker",
          "Pearson",   "Porter",     "Potts",   "Raine",  "Reed",     "Richardson", "Robinson",
          "Robson",    "Shaw",       "Simpson", "Smith",  "Spence",   "Stephenson", "Stobbs",
          "Taylor",    "Thompson",   "Turner",  "Walker", "Ward",     "Watson",     "White",
          "Wilkinson", "Wood",       "Wright",  "Young"}},
        {0.10,
         {"Aisha", "Fatima", "Imran", "Kamal", "Meena", "Mohammed", "Nadia", "Priya", "Rajesh",
          "Sanjay", "Shabana", "Tariq", "Yusuf", "Zainab", "Anita", "Harpreet"},
         {"Ahmed", "Akhtar", "Begum", "Chaudhry", "Hussain", "Iqbal", "Kaur", "Khan", "Mistry",
          "Patel", "Rahman", "Shah", "Sharma", "Singh"}},
        {0.05,
         {"Agnieszka", "Ewa", "Katarzyna", "Marek", "Piotr", "Tomasz", "Ioana", "Andrei"},
         {"Kowalski", "Lewandowska", "Nowak", "Wójcik", "Zieliński", "Popescu", "Ionescu"}},
        {0.05,
         {"Adaeze", "Chidi", "Grace", "Kwame", "Ngozi", "Samuel", "Tendai", "Blessing"},
         {"Adeyemi", "Boateng", "Mensah", "Moyo", "Okafor", "Okoro", "Owusu"}},
        {0.02, {"Li", "Mei", "Wei", "Jun"}, {"Chan", "Cheung", "Lam", "Wong"}},
        {0.02,
         {"Siân", "Rhys", "Carys", "Eilidh", "Niamh", "Cormac"},
         {"Llewellyn", "Pritchard", "MacLeod", "O'Connor", "O'Neill", "McKenna"}},
    };
    return all;
}

std::string nameOf(Random &random)
{
    std::vector<double> shares;
    for (const Tradition &tradition : traditions())
        shares.push_back(tradition.share);
    const Tradition &tradition = traditions()[random.weighted(shares)];
    std::string first(random.pick(tradition.firsts));
    return first + " " + std::string(random.pick(tradition.lasts));
}

/// Letters of the name that an e-mail address may hold; accents come off.
std::string mailName(std::string_view name)
{
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto byte = static_cast<unsigned char>(name[i]);
        if (byte >= 0x80) {
            // The only accented letters above: â ó ń, each of two bytes.
            const auto next = static_cast<unsigned char>(i + 1 < name.size() ? name[++i] : 0);
            out += byte == 0xC3 && next == 0xB3 ? 'o' : byte == 0xC3 ? 'a' : 'n';
        } else if (name[i] == ' ') {
            out += '.';
        } else if (name[i] != '\'') {
            out += static_cast<char>(name[i] >= 'A' && name[i] <= 'Z' ? name[i] + 32 : name[i]);
        }
    }
    return out;
}

/// Joined over the six years before the end, more of them lately; at a campaign, several at once.
Day joinedOn(Day first, Day last, Random &random)
{
    const int whole =
        static_cast<int>((std::chrono::sys_days(last) - std::chrono::sys_days(first)).count());
    const double share = random.unit();
    if (share < 0.62)
        return addDays(first, -random.whole(1, 4 * 365));
    return addDays(first, random.whole(0, std::max(0, whole - 8)));
}

void reach(Person &person, const Borough &borough, std::size_t i, Random &random,
           std::set<std::string> &mails)
{
    if (random.chance(0.72)) {
        std::string mail = mailName(person.name);
        if (!mails.insert(mail).second)
            mail += person.number;
        person.email = mail + "@example.org";
    }
    if (person.email.empty() || random.chance(0.8))
        person.phone = random.chance(0.6) ? std::format("07700 900{:03}", (i * 7 + 11) % 1000)
                                          : std::format("01632 960{:03}", (i * 11 + 5) % 1000);
    person.address = std::format("{} {}", random.whole(1, 88), borough.streets[person.street].name);
    for (const Postcode &postcode : borough.postcodes) {
        if (postcode.street == person.street)
            person.postcode = postcode.text;
    }
    const bool phone = !person.phone.empty();
    const double way = random.unit();
    person.preferredContact = phone && way < 0.42     ? "phone"
                              : phone && way < 0.52   ? "text"
                              : !person.email.empty() ? "email"
                              : way < 0.9             ? "phone"
                                                      : "post";
}

/// When they joined, whether they stayed, and how much they tell us.
Person career(Day first, Day last, Random &random)
{
    Person person;
    person.joined = joinedOn(first, last, random);
    // One in a hundred rings every week, half hardly ever.
    const double draw = random.unit();
    person.activity = 0.03 + 1.0 / (0.03 + draw * draw * 9.0);
    const double state = random.unit();
    person.status = state < 0.79   ? "active"
                    : state < 0.89 ? "resting"
                    : state < 0.95 ? "left"
                                   : "prospective";
    if (person.status == "prospective") {
        person.joined = addDays(last, -random.whole(2, 60));
        person.activity = 0.0;
    } else if (person.status == "left") {
        const auto stayed = std::chrono::sys_days(last) - std::chrono::sys_days(person.joined);
        const int days = static_cast<int>(stayed.count());
        person.left = addDays(person.joined, random.whole(days / 2, std::max(days / 2, days - 5)));
    }
    return person;
}

} // namespace

std::vector<Person> makePeople(const Borough &borough, Day first, Day last, Random random)
{
    std::vector<Person> people;
    people.reserve(kChampions);
    for (std::size_t i = 0; i < kChampions; ++i)
        people.push_back(career(first, last, random));
    // Numbers are given in the order people join.
    std::ranges::stable_sort(people, {}, &Person::joined);
    std::set<std::string> mails;
    std::vector<double> homes;
    homes.reserve(borough.streets.size());
    for (const Street &street : borough.streets)
        homes.push_back(street.frontage == Frontage::Sheds || street.frontage == Frontage::None
                            ? 0.02
                            : length(street.line));
    for (std::size_t i = 0; i < people.size(); ++i) {
        Person &person = people[i];
        person.number = std::to_string(i + 1);
        person.street = random.weighted(homes);
        if (!random.chance(0.08)) {
            person.name = nameOf(random);
            reach(person, borough, i, random, mails);
        }
    }
    return people;
}

} // namespace sc::sample
