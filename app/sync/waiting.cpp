// SPDX-License-Identifier: GPL-3.0-or-later
// Several files at a time, and those that cannot be taken yet.
#include "storage/database.h"
#include "sync/durablefile.h"
#include "sync/importwork.h"
#include "sync/photofiles.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace sc {

namespace fs = std::filesystem;

namespace {

using Range = std::pair<std::int64_t, std::int64_t>;

std::map<StreamKey, Range> coverageOf(const std::vector<Segment> &segments,
                                      const VersionVector &has)
{
    std::map<StreamKey, Range> all;
    for (const Segment &one : segments) {
        const auto held = has.find(one.stream);
        if (one.ops.empty() || (held != has.end() && one.ops.back().seq <= held->second))
            continue;
        const Range range{one.ops.front().seq, one.ops.back().seq};
        const auto [at, isFirst] = all.try_emplace(one.stream, range);
        at->second = {std::min(at->second.first, range.first),
                      std::max(at->second.second, range.second)};
    }
    return all;
}

/// Whether the one brings all that the other does.
bool covers(const std::map<StreamKey, Range> &one, const std::map<StreamKey, Range> &other,
            const VersionVector &has)
{
    return std::ranges::all_of(other, [&](const auto &entry) {
        const auto found = one.find(entry.first);
        const auto held = has.find(entry.first);
        const std::int64_t next = held == has.end() ? 1 : held->second + 1;
        return found != one.end() && found->second.second >= entry.second.second &&
               found->second.first <= std::max(entry.second.first, next);
    });
}

/// What a file that was tried twice brought, all in all: what follows a gap was taken at once.
ImportedFile both(const ImportedFile &first, ImportedFile &&then)
{
    then.file = first.file;
    if (first.reason != "gap")
        return std::move(then);
    then.newRecords += first.newRecords;
    then.changed += first.changed;
    then.conflicts += first.conflicts;
    return std::move(then);
}

} // namespace

Result<void> Importer::keepWaiting(Work &work, std::string reason, std::string message)
{
    work.told.ok = false;
    work.told.waiting = true;
    work.told.reason = std::move(reason);
    work.told.message = std::move(message);
    if (m_options.preview || m_database.isInMemory())
        return {};
    const auto tooMany = work.told.reason == "deletions" ? isOneTooMany(work) : Result<bool>(false);
    if (!tooMany || *tooMany)
        return tooMany ? Result<void>() : std::unexpected(tooMany.error());
    std::error_code error;
    const fs::path file = waitingPath(m_database.path(), work.told.content);
    fs::create_directories(file.parent_path(), error);
    fs::permissions(file.parent_path(), fs::perms::owner_all, error);
    if (!fs::exists(file, error)) {
        if (auto kept = writeDurably(file, work.bytes); !kept)
            return kept;
    }
    std::vector<DeletedRecords> many;
    if (work.told.reason == "deletions")
        std::ranges::copy_if(work.told.deleted, std::back_inserter(many), &DeletedRecords::tooMany);
    return PeerStore(m_database)
        .keepWaiting({work.told.content, work.claimed, work.told.sender, m_database.clock().now(),
                      work.told.reason, work.told.missing, std::move(many)});
}

Result<void> Importer::endWaiting(const Id &file)
{
    std::error_code ignored;
    auto ended = PeerStore(m_database).endWaiting(file);
    if (ended)
        fs::remove(waitingPath(m_database.path(), file), ignored);
    return ended;
}

// With every export its sender repeats what is not acknowledged. Of files that bring the same
// deletions, from whomever, a person has to look at one.
Result<bool> Importer::isOneTooMany(const Work &work)
{
    PeerStore store(m_database);
    const auto has = versionVector(m_database);
    const auto waiting = store.waiting();
    if (!has || !waiting)
        return std::unexpected(has ? waiting.error() : has.error());
    for (const WaitingFile &one : *waiting) {
        if (one.reason != "deletions" || one.bundle == work.told.content)
            continue;
        const auto bytes = readBundleFile(waitingPath(m_database.path(), one.bundle));
        auto opened = bytes && *bytes ? openBundle(**bytes, m_own.trust, m_own.secrets)
                                      : std::unexpected(Refusal::Truncated);
        if (!opened)
            continue;
        const Coverage theirs = coverageOf(newOnes(opened->parts, *has), *has);
        if (covers(work.holdsBack, theirs, *has)) {
            auto done = store.notePassed(one.claimed, work.told.content).and_then([&] {
                return endWaiting(one.bundle);
            });
            if (!done)
                return std::unexpected(done.error());
        } else if (covers(theirs, work.holdsBack, *has)) {
            return store.notePassed(work.claimed, one.bundle).transform([] { return true; });
        }
    }
    return false;
}

// Only the areas concerned wait: the rest is taken, and who was removed is believed at once.
Result<void> Importer::holdBack(Work &work, const std::vector<Segment> &all, std::set<Id> held)
{
    if (m_options.preview)
        return {};
    if (held.contains(Id())) {
        if (auto believed = believeRemovals(all); !believed)
            return believed;
    }
    std::vector<Segment> others = all;
    while (!held.empty()) {
        std::erase_if(others, [&](const Segment &one) { return held.contains(one.stream.scope); });
        if (others.empty())
            break;
        auto merged = merge(m_database, others, {}, m_options.progress);
        if (!merged)
            return std::unexpected(merged.error());
        held = std::move(merged->tooMany);
    }
    const auto has = versionVector(m_database);
    if (!has)
        return std::unexpected(has.error());
    work.holdsBack = coverageOf(all, *has);
    return {};
}

// The root signed them: they need no place in the journal to be true.
Result<void> Importer::believeRemovals(const std::vector<Segment> &all)
{
    const RecordType *type = m_database.types().named("sync_revocation");
    const DeviceNames devices = deviceNames(m_database);
    TrustStore store(m_database);
    for (const Segment &segment : all) {
        for (const TravellingOp &op : segment.ops) {
            if (op.type != type->number || op.kind != OpKind::Create)
                continue;
            const auto body = decodeOp(op.body, Stamp{op.stamp, 0}, devices);
            for (const FieldWrite &write : body ? body->writes : std::vector<FieldWrite>{}) {
                const auto *statement = std::get_if<Blob>(&write.value);
                if (statement == nullptr || !readRevocation(statement->bytes, m_own.trust.rootKey))
                    continue;
                if (auto believed = store.believe(statement->bytes); !believed)
                    return believed;
            }
        }
    }
    return {};
}

Result<void> Importer::takeEach(const std::vector<fs::path> &files, TakenFiles &told)
{
    for (const fs::path &file : files) {
        auto taken = take(file);
        if (taken) {
            told.files.push_back(*std::move(taken));
        } else if (taken.error().kind == ErrorKind::CannotRead) {
            ImportedFile one;
            one.file = file.string();
            one.reason = "cannot_read";
            one.message = taken.error().message;
            told.files.push_back(std::move(one));
        } else {
            return std::unexpected(taken.error());
        }
    }
    if (auto tried = tryWithNewKeys(told); !tried)
        return tried;
    return m_isTrial ? tryGapsAgain(told) : Result<void>();
}

// The key to one file may come with another of them.
Result<void> Importer::tryWithNewKeys(TakenFiles &told)
{
    for (bool again = true; again;) {
        again = false;
        for (ImportedFile &one : told.files) {
            const Id keys = keysOf(m_own);
            if (one.reason != codeOf(Refusal::NotForThisDevice) || one.triedWith == keys)
                continue;
            auto taken = take(one.file);
            if (!taken)
                return std::unexpected(taken.error());
            one = *std::move(taken);
            again = again || keysOf(m_own) != keys;
        }
    }
    return {};
}

Result<void> Importer::tryGapsAgain(TakenFiles &told)
{
    for (bool again = true; again;) {
        again = false;
        for (ImportedFile &one : told.files) {
            if (one.reason != "gap")
                continue;
            auto taken = take(one.file);
            if (!taken)
                return std::unexpected(taken.error());
            again = again || !taken->waiting;
            one = both(one, *std::move(taken));
        }
    }
    return {};
}

Result<void> Importer::takeAll(const std::vector<fs::path> &files, TakenFiles &told)
{
    if (m_options.preview) {
        const auto trial = MergeTrial::begin(m_database);
        if (!trial)
            return std::unexpected(trial.error());
        const Trust trust = m_own.trust;
        m_isTrial = true;
        auto done = takeEach(files, told);
        m_isTrial = false;
        m_own.trust = trust;
        return done;
    }
    Id keys = keysOf(m_own);
    if (auto done = takeEach(files, told); !done)
        return done;
    while (std::exchange(keys, keysOf(m_own)) != keysOf(m_own))
        if (auto done = tryAside(told); !done)
            return done;
    auto tried = takeWaiting();
    if (!tried)
        return std::unexpected(tried.error());
    const auto given = [&](const ImportedFile &one) {
        return std::ranges::find(told.files, one.content, &ImportedFile::content);
    };
    for (ImportedFile &one : tried->waited) {
        const auto file = given(one);
        if (file == told.files.end()) {
            told.waited.push_back(std::move(one));
        } else if (file->waiting) {
            *file = both(*file, std::move(one));
        }
    }
    std::ranges::copy_if(tried->waiting, std::back_inserter(told.waiting),
                         [&](const auto &one) { return given(one) == told.files.end(); });
    return {};
}

// What the brake held is only looked at, without a backup of everything, until somebody allows it.
Result<ImportedFile> Importer::tryWaiting(const WaitingFile &one)
{
    const fs::path file = waitingPath(m_database.path(), one.bundle);
    if (one.reason == "deletions" && !m_options.allowManyDeletions && !m_options.preview) {
        m_options.preview = true;
        auto looked = take(file);
        m_options.preview = false;
        if (!looked || looked->waiting)
            return looked;
    }
    return take(file);
}

Result<TakenFiles> Importer::takeWaiting()
{
    TakenFiles told;
    for (bool again = true; again;) {
        again = false;
        told.waiting.clear();
        const auto waiting = PeerStore(m_database).waiting();
        if (!waiting)
            return std::unexpected(waiting.error());
        for (const WaitingFile &one : *waiting) {
            auto tried = tryWaiting(one);
            if (!tried && tried.error().kind != ErrorKind::CannotRead)
                return std::unexpected(tried.error());
            if (tried && (tried->waiting || m_options.preview)) {
                (tried->waiting ? told.waiting : told.waited).push_back(*std::move(tried));
                continue;
            }
            // Taken, or no longer what it was: nothing is lost that anybody acknowledged.
            if (auto ended = endWaiting(one.bundle); !ended)
                return std::unexpected(ended.error());
            if (tried && tried->ok)
                told.waited.push_back(*std::move(tried));
            again = true;
        }
    }
    return told;
}

} // namespace sc
