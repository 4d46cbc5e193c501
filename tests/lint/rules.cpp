// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules.h"

#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sc::lint {

namespace {

constexpr qsizetype kLongestCpp = 400;
constexpr qsizetype kLongestQml = 250;

bool isCpp(const QString &path)
{
    return path.endsWith(u".cpp") || path.endsWith(u".h");
}
bool isQml(const QString &path)
{
    return path.endsWith(u".qml");
}

/// "reports" for app/reports/report.h; nothing outside app/.
QString folder(const QString &path)
{
    return path.startsWith(u"app/") && path.count(u'/') > 1 ? path.section(u'/', 1, 1) : QString();
}

QList<Finding> matches(const QStringList &lines, const QRegularExpression &pattern,
                       const QString &what)
{
    QList<Finding> found;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const auto match = pattern.match(lines.at(i)); match.hasMatch())
            found.append({i + 1, what + u": "_s + match.captured().trimmed()});
    }
    return found;
}

QList<Finding> sqlInItsPlace(const SourceFile &file)
{
    if (folder(file.path).isEmpty() || !isCpp(file.path) || folder(file.path) == u"storage" ||
        file.path.endsWith(u"store.cpp"))
        return {};
    static const QRegularExpression sql(
        uR"(\b(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\b|REPLACE\s+INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b|CREATE\s+(TEMP\s+|UNIQUE\s+|VIRTUAL\s+)?(TABLE|INDEX|TRIGGER|VIEW)\b|(DROP|ALTER)\s+(TABLE|INDEX|VIEW)\b|PRAGMA\s|ATTACH\s|VACUUM\b|SAVEPOINT\s|BEGIN\s+IMMEDIATE\b|ORDER\s+BY\b|GROUP\s+BY\b|(INNER|LEFT)\s+JOIN\b)|\b(insert\s+into|delete\s+from)\s+\w+)"_s);
    return matches(file.strings, sql, u"SQL outside a store"_s);
}

/// What each folder of app/ may include besides itself: the direction of architecture.md.
const QMap<QString, QStringList> &mayUse()
{
    static const QMap<QString, QStringList> table = [] {
        QMap<QString, QStringList> uses;
        QStringList below;
        for (const auto &layer :
             {u"core"_s, u"storage"_s, u"areas"_s, u"champions"_s, u"reports"_s, u"picks"_s,
              u"kits"_s, u"loans"_s, u"quarterly"_s, u"meetings"_s}) {
            uses[layer] = below;
            below.append(layer);
        }
        const QStringList side{u"indicators"_s, u"exchange"_s, u"sample"_s, u"sync"_s};
        for (const QString &layer : side)
            uses[layer] = below;
        uses[u"exchange"_s] = below + QStringList{u"indicators"_s}; // it knows their names
        uses[u"sample"_s] = below + QStringList{u"indicators"_s};   // it has a frozen quarter
        uses[u"map"_s] = {u"core"_s};
        uses[u"paper"_s] = below + QStringList{u"map"_s, u"indicators"_s};
        uses[u"cli"_s] = below + side + QStringList{u"paper"_s};
        uses[u"viewmodels"_s] = below + side + QStringList{u"map"_s, u"paper"_s};
        uses[u"gui"_s] = below + side + QStringList{u"map"_s, u"paper"_s, u"viewmodels"_s};
        return uses;
    }();
    return table;
}

QList<Finding> includesGoDown(const SourceFile &file)
{
    const QString from = folder(file.path);
    if (from.isEmpty() || !isCpp(file.path))
        return {};
    static const QRegularExpression include(uR"x(^\s*#\s*include\s*"([^"]+)")x"_s);
    QList<Finding> found;
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        const QString header = include.match(file.lines.at(i)).captured(1);
        const QString to = header.section(u'/', 0, 0);
        if (header.isEmpty() || header.endsWith(u".moc") || to == from ||
            mayUse().value(from).contains(to))
            continue;
        found.append({i + 1, u"%1 may not include \"%2\""_s.arg(from, header)});
    }
    return found;
}

QList<Finding> qmlTypesInViewModels(const SourceFile &file)
{
    const QString from = folder(file.path);
    if (from.isEmpty() || !isCpp(file.path) || from == u"viewmodels" || from == u"map")
        return {};
    static const QRegularExpression macros(
        uR"(QtQmlIntegration|\bqqmlintegration\.h|\bQML_(ELEMENT|NAMED_ELEMENT|ANONYMOUS|SINGLETON|UNCREATABLE|FOREIGN|VALUE_TYPE|INTERFACE)\b|\bqmlRegister\w+)"_s);
    return matches(file.code, macros, u"QML type outside app/viewmodels"_s);
}

QList<Finding> noContextProperties(const SourceFile &file)
{
    static const QRegularExpression call(uR"(\bsetContext(Property|Object|Properties)\b)"_s);
    return isCpp(file.path) && !folder(file.path).isEmpty()
               ? matches(file.code, call, u"context property"_s)
               : QList<Finding>();
}

QList<Finding> typedProperties(const SourceFile &file)
{
    static const QRegularExpression untyped(uR"(\bproperty\s+var\b)"_s);
    return isQml(file.path) ? matches(file.code, untyped, u"untyped property"_s) : QList<Finding>();
}

QList<Finding> coloursFromTheme(const SourceFile &file)
{
    if (!isQml(file.path) || file.path.startsWith(u"qml/theme/") || !file.path.startsWith(u"qml/"))
        return {};
    static const QRegularExpression call(
        uR"(\bQt\.(rgba|hsla|hsva|color|lighter|darker|tint|alpha)\s*\()"_s);
    static const QRegularExpression hex(
        uR"((^|\s)#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b)"_s);
    static const QRegularExpression named(
        uR"x(^\s*(\w+\.)?(\w*[cC]olor)\s*:\s*"(?!transparent")[a-z]+")x"_s);
    return matches(file.code, call, u"colour outside the theme"_s) +
           matches(file.strings, hex, u"colour outside the theme"_s) +
           matches(file.lines, named, u"colour outside the theme"_s);
}

QList<Finding> boundComponents(const SourceFile &file)
{
    if (!isQml(file.path) || !file.path.startsWith(u"qml/"))
        return {};
    static const QRegularExpression pragma(uR"(^\s*pragma\s+ComponentBehavior\s*:\s*Bound\b)"_s);
    if (!matches(file.code, pragma, {}).isEmpty())
        return {};
    return {{1, u"\"pragma ComponentBehavior: Bound\" is missing"_s}};
}

QList<Finding> translatedText(const SourceFile &file)
{
    if (!isQml(file.path) || !file.path.startsWith(u"qml/"))
        return {};
    static const QRegularExpression bare(
        uR"(^\s*((text|title|placeholderText|(\w+\.)?ToolTip\.text|Accessible\.(name|description))\s*:\s*["'](?!#)[^"']*[A-Za-z]{2}))"_s);
    return matches(file.lines, bare, u"text without qsTr"_s);
}

QList<Finding> noWidgets(const SourceFile &file)
{
    if (folder(file.path).isEmpty() || !isCpp(file.path))
        return {};
    static const QRegularExpression include(
        uR"(^\s*#\s*include\s*<(QtWidgets\b|(QtWidgets/)?(QApplication|QWidget|QMainWindow|QDialog\w*|Q\w+Dialog|QMessageBox)\b))"_s);
    return matches(file.code, include, u"window or dialog outside QML"_s);
}

QList<Finding> coreIsPure(const SourceFile &file)
{
    if (folder(file.path) != u"core")
        return {};
    static const QRegularExpression include(
        uR"(^\s*#\s*include\s*<(fstream|iostream|filesystem|unistd\.h|fcntl\.h|sys/\w+\.h|sqlite3\.h|SQLiteCpp\b|(QtCore/|QtNetwork/)?(QFile\w*|QDir\w*|QSaveFile|QIODevice|QTextStream|QDataStream|QProcess\w*|QSettings|QStandardPaths|QTemporary\w+|QLockFile|QNetwork\w+|QTcp\w+|QUdp\w+)\b))"_s);
    static const QRegularExpression call(
        uR"(\bFILE\s*\*|\b(fopen|freopen|fread|fwrite|fprintf|fgets|fputs|system|popen)\s*\()"_s);
    return matches(file.code, include, u"input or output in core"_s) +
           matches(file.code, call, u"input or output in core"_s);
}

QList<Finding> quietOutsideCli(const SourceFile &file)
{
    if (folder(file.path).isEmpty() || !isCpp(file.path) || folder(file.path) == u"cli")
        return {};
    static const QRegularExpression print(
        uR"(\bstd::(cout|cerr|print|println)\b|\b(printf|puts)\s*\(|\bqDebug\s*\()"_s);
    return matches(file.code, print, u"printing outside app/cli"_s);
}

QList<Finding> noLooseEnds(const SourceFile &file)
{
    static const QRegularExpression mark(uR"(\b(TODO|FIXME|HACK|XXX)\b)"_s);
    return file.path.startsWith(u"tests/lint/") ? QList<Finding>()
                                                : matches(file.lines, mark, u"loose end"_s);
}

QList<Finding> licenceNamed(const SourceFile &file)
{
    static const QRegularExpression kinds(uR"((\.(cpp|h|qml|js|sql|cmake|sh)|CMakeLists\.txt)$)"_s);
    const bool script = !file.lines.isEmpty() && file.lines.front().startsWith(u"#!");
    // the golden dump is what SQLite prints, to the byte
    if ((!kinds.match(file.path).hasMatch() && !script) || file.path == u"db/schema.sql")
        return {};
    const QString where = file.lines.value(script ? 1 : 0);
    if (where.contains(u"SPDX-License-Identifier: GPL-3.0-or-later"))
        return {};
    return {{1, u"the SPDX line is missing"_s}};
}

QList<Finding> namesNoMachine(const SourceFile &file)
{
    static const QRegularExpression place(
        uR"((?<![\w.$}*?%~])/(work|root|(home|Users)/[a-z]\w*)/)"_s);
    static const QRegularExpression host(
        uR"(\b[\w.-]*\b(debian|ubuntu|npmjs|pypi|pythonhosted|crates|conan|anaconda|docker|maven)\.(org|com|io)\b)"_s);
    return matches(file.lines, place, u"a path of one machine"_s) +
           matches(file.lines, host, u"the host of a package registry"_s);
}

QList<Finding> shortEnough(const SourceFile &file, const Excuses &longFiles)
{
    const qsizetype limit = isQml(file.path) ? kLongestQml : isCpp(file.path) ? kLongestCpp : -1;
    if (limit < 0 || file.lines.size() <= limit || longFiles.contains(file.path))
        return {};
    return {{limit + 1, u"%1 lines, and %2 are allowed"_s.arg(file.lines.size()).arg(limit)}};
}

} // namespace

Excuses readExcuses(const QString &text)
{
    Excuses paths;
    for (const QString &line : text.split(u'\n')) {
        if (!line.startsWith(u'#') && !line.section(u':', 1).trimmed().isEmpty())
            paths.append(line.section(u':', 0, 0).trimmed());
    }
    return paths;
}

QList<Rule> rules(const Excuses &longFiles)
{
    return {
        {u"sql"_s, u"SQL lives in db/, app/storage and files named *store.cpp"_s, sqlInItsPlace},
        {u"direction"_s, u"a folder includes only what lies below it, as \"folder/name.h\""_s,
         includesGoDown},
        {u"qml-types"_s, u"only app/viewmodels registers QML types"_s, qmlTypesInViewModels},
        {u"context"_s, u"context properties are unseen by qmllint: use required properties"_s,
         noContextProperties},
        {u"typed"_s, u"QML properties have types"_s, typedProperties},
        {u"colours"_s, u"colours come from Theme"_s, coloursFromTheme},
        {u"bound"_s, u"QML components are bound"_s, boundComponents},
        {u"translated"_s, u"every text people see is in qsTr"_s, translatedText},
        {u"widgets"_s, u"windows and dialogs are QML"_s, noWidgets},
        {u"core"_s, u"core does no input or output"_s, coreIsPure},
        {u"printing"_s, u"only the command line prints"_s, quietOutsideCli},
        {u"loose-ends"_s, u"what is unfinished is an issue, not a comment"_s, noLooseEnds},
        {u"licence"_s, u"the first line of a source names the licence"_s, licenceNamed},
        {u"machine"_s, u"no path of one machine and no package registry is named"_s,
         namesNoMachine},
        {u"length"_s, u"files are short enough to be read at once"_s,
         [longFiles](const SourceFile &file) { return shortEnough(file, longFiles); }},
    };
}

} // namespace sc::lint
