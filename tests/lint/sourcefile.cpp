// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/sourcefile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace sc::lint {

namespace {

/// Reads C++ or QML from left to right and puts each character with the code, the strings or
/// nowhere.
class Splitter {
public:
    explicit Splitter(const QString &text) : m_text(text) {}

    void split(SourceFile &file)
    {
        while (m_at < m_text.size())
            step();
        file.code = m_code.split(u'\n');
        file.strings = m_strings.split(u'\n');
    }

private:
    [[nodiscard]] bool sees(QStringView what) const
    {
        return QStringView(m_text).sliced(m_at).startsWith(what);
    }

    void newLine()
    {
        m_code += u'\n';
        m_strings += u'\n';
    }

    void step()
    {
        const QChar c = m_text.at(m_at);
        if (sees(u"//"))
            skipTo(u"\n"_s, false);
        else if (sees(u"/*"))
            skipTo(u"*/"_s, true);
        else if (sees(u"R\"") && !endsWord())
            rawString();
        else if (c == u'"' || c == u'`' || (c == u'\'' && !endsWord()))
            string(c);
        else if (c == u'\n')
            newLine(), ++m_at;
        else
            m_code += c, ++m_at;
    }

    /// A digit separator (1'000) or the R at the end of a name opens no string.
    [[nodiscard]] bool endsWord() const
    {
        return !m_code.isEmpty() && (m_code.back().isLetterOrNumber() || m_code.back() == u'_') &&
               !m_code.endsWith(u"u8"_s) && !m_code.endsWith(u'u') && !m_code.endsWith(u'L');
    }

    void skipTo(const QString &end, bool with)
    {
        const qsizetype found = m_text.indexOf(end, m_at);
        const qsizetype stop = found < 0 ? m_text.size() : found + (with ? end.size() : 0);
        for (; m_at < stop; ++m_at) {
            if (m_text.at(m_at) == u'\n')
                newLine();
        }
    }

    void take(qsizetype stop)
    {
        for (; m_at < stop; ++m_at) {
            if (m_text.at(m_at) == u'\n')
                newLine();
            else
                m_strings += m_text.at(m_at);
        }
    }

    void rawString()
    {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        const QString end =
            u')' + m_text.sliced(m_at + 2, std::max<qsizetype>(open - m_at - 2, 0)) + u'"';
        const qsizetype found = m_text.indexOf(end, open);
        m_at = open + 1;
        take(found < 0 ? m_text.size() : found);
        m_at = std::min(m_at + end.size(), m_text.size());
        m_code += u"\"\""_s;
        m_strings += u' ';
    }

    void string(QChar quote)
    {
        qsizetype stop = m_at + 1;
        while (stop < m_text.size() && m_text.at(stop) != quote &&
               (quote == u'`' || m_text.at(stop) != u'\n'))
            stop += m_text.at(stop) == u'\\' ? 2 : 1;
        ++m_at;
        take(std::min(stop, m_text.size()));
        m_at = std::min(stop + 1, m_text.size());
        m_code += quote;
        m_code += quote;
        m_strings += u' ';
    }

    const QString &m_text;
    qsizetype m_at = 0;
    QString m_code;
    QString m_strings;
};

bool isText(const QString &path)
{
    static const QStringList endings{u".cpp"_s, u".h"_s,    u".qml"_s,   u".js"_s,   u".sql"_s,
                                     u".md"_s,  u".json"_s, u".cmake"_s, u".txt"_s,  u".sh"_s,
                                     u".ini"_s, u".yml"_s,  u".conf"_s,  u".html"_s, u".desktop"_s};
    const QString name = path.section(u'/', -1);
    return std::ranges::any_of(endings, [&](const QString &e) { return name.endsWith(e); }) ||
           path.startsWith(u"packaging/") || path.startsWith(u".ci/") || name.startsWith(u'.') ||
           !name.contains(u'.');
}

} // namespace

SourceFile parse(const QString &path, const QString &text)
{
    SourceFile file{path, text.split(u'\n'), {}, {}};
    if (!file.lines.isEmpty() && file.lines.back().isEmpty())
        file.lines.removeLast();
    if (path.endsWith(u".cpp") || path.endsWith(u".h") || path.endsWith(u".qml") ||
        path.endsWith(u".js"))
        Splitter(text).split(file);
    return file;
}

QList<SourceFile> readCheckout(const QString &top)
{
    const QDir dir(top);
    QList<SourceFile> files;
    QDirIterator entries(top, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = dir.relativeFilePath(entries.next());
        if (path.startsWith(u"build") || path.startsWith(u".git/") || path == u".git" ||
            path.startsWith(u".cache/") || !isText(path))
            continue;
        QFile file(dir.filePath(path));
        if (file.open(QIODevice::ReadOnly))
            files.append(parse(path, QString::fromUtf8(file.readAll())));
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

} // namespace sc::lint
