// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/op.h"

#include "storage/bytes.h"

#include <algorithm>
#include <limits>

namespace sc {

namespace {

constexpr std::uint8_t kVersion = 1;

enum Tag : std::uint8_t { kNull = 0, kInteger = 1, kReal = 2, kText = 3, kBlob = 4 };

/// Devices met while writing a body: index 0 is the writer itself, the others follow in order.
class DeviceList {
public:
    explicit DeviceList(std::int64_t own) : m_numbers{own} {}

    std::uint64_t indexOf(std::int64_t number)
    {
        const auto found = std::ranges::find(m_numbers, number);
        if (found == m_numbers.end()) {
            m_numbers.push_back(number);
            return m_numbers.size() - 1;
        }
        return static_cast<std::uint64_t>(found - m_numbers.begin());
    }
    std::vector<std::int64_t> &numbers() { return m_numbers; }

private:
    std::vector<std::int64_t> m_numbers;
};

void writeStamp(ByteWriter &out, Stamp stamp, Stamp own, DeviceList &devices)
{
    out.signedVarint(stamp.time - own.time);
    out.varint(devices.indexOf(stamp.device));
}

void writeValue(ByteWriter &out, const Value &value)
{
    if (const auto *integer = std::get_if<std::int64_t>(&value)) {
        out.byte(kInteger);
        out.signedVarint(*integer);
    } else if (const auto *real = std::get_if<double>(&value)) {
        out.byte(kReal);
        out.real(*real);
    } else if (const auto *text = std::get_if<std::string>(&value)) {
        out.byte(kText);
        out.text(*text);
    } else if (const auto *blob = std::get_if<Blob>(&value)) {
        out.byte(kBlob);
        out.text(blob->bytes);
    } else {
        out.byte(kNull);
    }
}

std::optional<Value> readValue(ByteReader &in)
{
    switch (in.byte()) {
    case kNull:
        return Value{};
    case kInteger:
        return Value{in.signedVarint()};
    case kReal:
        return Value{in.real()};
    case kText:
        return Value{std::string(in.text())};
    case kBlob:
        return Value{Blob{std::string(in.text())}};
    default:
        return std::nullopt;
    }
}

/// Reads the stamps of a body once its list of devices is known.
class BodyReader {
public:
    BodyReader(ByteReader &in, Stamp own, std::vector<std::int64_t> devices)
        : m_in(in), m_own(own), m_devices(std::move(devices))
    {}

    Stamp stamp()
    {
        // Bytes from elsewhere may say anything: added up without caring for the sign.
        const auto time =
            static_cast<std::int64_t>(static_cast<std::uint64_t>(m_own.time) +
                                      static_cast<std::uint64_t>(m_in.signedVarint()));
        const std::uint64_t index = m_in.varint();
        if (index >= m_devices.size()) {
            m_sound = false;
            return {};
        }
        return {time, m_devices[static_cast<std::size_t>(index)]};
    }

    std::optional<FieldWrite> write()
    {
        FieldWrite write;
        const std::uint64_t field = m_in.varint();
        if (field > std::numeric_limits<std::uint16_t>::max())
            return std::nullopt;
        write.field = static_cast<std::uint16_t>(field);
        auto value = readValue(m_in);
        if (!value)
            return std::nullopt;
        write.value = *std::move(value);
        write.stamp = stamp();
        const std::uint64_t replaced = m_in.varint();
        for (std::uint64_t i = 0; i < replaced && m_in.ok(); ++i)
            write.replaces.push_back(stamp());
        return write;
    }

    [[nodiscard]] bool sound() const { return m_sound && m_in.ok(); }

private:
    ByteReader &m_in;
    Stamp m_own;
    std::vector<std::int64_t> m_devices;
    bool m_sound = true;
};

} // namespace

std::string encodeOp(const OpBody &body, Stamp stamp, const DeviceNames &devices)
{
    DeviceList met(stamp.device);
    ByteWriter content;
    content.reserve(512);
    writeStamp(content, body.base, stamp, met);
    content.varint(body.writes.size());
    for (const FieldWrite &write : body.writes) {
        content.varint(write.field);
        writeValue(content, write.value);
        writeStamp(content, write.stamp, stamp, met);
        content.varint(write.replaces.size());
        for (const Stamp replaced : write.replaces)
            writeStamp(content, replaced, stamp, met);
    }
    ByteWriter out;
    out.reserve(content.bytes().size() + 32);
    out.byte(kVersion);
    out.varint(met.numbers().size() - 1);
    for (std::size_t i = 1; i < met.numbers().size(); ++i)
        out.raw(devices.idOf(met.numbers()[i]).bytes());
    out.raw(content.bytes());
    return out.take();
}

std::optional<OpBody> decodeOp(std::string_view bytes, Stamp stamp, const DeviceNames &devices)
{
    ByteReader in(bytes);
    if (in.byte() != kVersion)
        return std::nullopt;
    std::vector<std::int64_t> numbers{stamp.device};
    const std::uint64_t others = in.varint();
    for (std::uint64_t i = 0; i < others; ++i) {
        const auto id = Id::fromBytes(in.raw(16));
        if (!id)
            return std::nullopt;
        numbers.push_back(devices.numberOf(*id));
    }
    BodyReader reader(in, stamp, std::move(numbers));
    OpBody body;
    body.base = reader.stamp();
    const std::uint64_t count = in.varint();
    for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
        auto write = reader.write();
        if (!write)
            return std::nullopt;
        body.writes.push_back(*std::move(write));
    }
    if (!reader.sound() || !in.atEnd())
        return std::nullopt;
    return body;
}

} // namespace sc
