// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvas/pastetext.h"

#include "canvas/graphlayout.h"
#include "canvas/packageeditor.h"
#include "canvas/packagegraph.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostLines = 5000;
constexpr qsizetype kLongestName = 128; // sysname

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(stellwerk::PastedText)
};

struct Line
{
    int number; // in the text, from 1
    QStringList cells;
};

// Records of a CSV text; a quoted cell may hold separators, line ends and doubled quotes.
QList<Line> linesOf(const QString& text, QChar separator)
{
    QList<Line> lines;
    Line line{1, {}};
    QString cell;
    bool quoted = false;
    int number = 1;
    const auto endCell = [&] {
        line.cells.append(cell.trimmed());
        cell.clear();
    };
    const auto endLine = [&] {
        endCell();
        if (line.cells.size() > 1 || !line.cells.first().isEmpty())
            lines.append(line);
        line = {number, {}};
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        number += c == u'\n' ? 1 : 0;
        if (c == u'"' && (quoted || cell.trimmed().isEmpty())) {
            if (quoted && i + 1 < text.size() && text.at(i + 1) == u'"')
                cell.append(text.at(++i));
            else
                quoted = !quoted;
        } else if (quoted) {
            cell.append(c);
        } else if (c == separator) {
            endCell();
        } else if (c == u'\n') {
            endLine();
        } else if (c != u'\r') {
            cell.append(c);
        }
    }
    endLine();
    return lines;
}

enum class Column {
    Job,
    Name,
    Server,
    ServerGroup,
    Tag,
    After,
    Join,
    Note,
    Disabled,
    Retries,
    Timeout,
    Weight,
    Unknown
};

Column columnOf(const QString& title)
{
    static const QHash<QString, Column> known{
        {u"job"_s, Column::Job},           {u"jobname"_s, Column::Job},
        {u"name"_s, Column::Name},         {u"task"_s, Column::Name},
        {u"server"_s, Column::Server},     {u"servers"_s, Column::Server},
        {u"servername"_s, Column::Server}, {u"servergroup"_s, Column::ServerGroup},
        {u"tag"_s, Column::Tag},           {u"after"_s, Column::After},
        {u"join"_s, Column::Join},         {u"note"_s, Column::Note},
        {u"disabled"_s, Column::Disabled}, {u"retries"_s, Column::Retries},
        {u"timeout"_s, Column::Timeout},   {u"weight"_s, Column::Weight}};
    const QString word = title.toLower().remove(u' ').remove(u'_').remove(u'-');
    return known.value(word, Column::Unknown);
}

// The separator with which the first line names a job column; none: no table.
std::optional<QChar> tableSeparator(const QString& text)
{
    const QString first = text.left(text.indexOf(u'\n')).trimmed(); // left(-1) is all of it
    for (const QChar separator : {QChar(u'\t'), QChar(u';'), QChar(u',')}) {
        const QStringList titles = linesOf(first, separator).value(0).cells;
        const bool job = std::any_of(titles.cbegin(), titles.cend(),
                                     [](const QString& title) { return columnOf(title) == Column::Job; });
        if (job && (titles.size() > 1 || titles.first().compare(u"job"_s, Qt::CaseInsensitive) == 0))
            return separator;
    }
    return std::nullopt;
}

QStringList listIn(const QString& cell)
{
    static constexpr std::array<char16_t, 3> separators{u'|', u';', u','};
    for (const char16_t separator : separators) {
        if (!cell.contains(QChar(separator)))
            continue;
        QStringList parts = cell.split(QChar(separator), Qt::SkipEmptyParts);
        for (QString& part : parts)
            part = part.trimmed();
        return parts;
    }
    return cell.isEmpty() ? QStringList() : QStringList{cell};
}

class Reader
{
public:
    explicit Reader(const ParentPackage& into)
        : m_into(into)
    {}

    void readList(const QString& text)
    {
        const QStringList lines = text.split(u'\n');
        QList<DroppedJob> jobs;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (lines.at(i).trimmed().isEmpty())
                continue;
            const QStringList cells = lines.at(i).split(u'\t');
            Task task;
            task.job = cells.first().trimmed();
            task.where.servers = listIn(cells.value(1).trimmed());
            if (addTask(task, int(i) + 1) && cells.size() > 2)
                problem(int(i) + 1, Text::tr("only the job and the server were taken"));
        }
        placeInColumns();
    }
    void readTable(const QString& text, QChar separator)
    {
        const QList<Line> lines = linesOf(text, separator);
        QList<Column> columns;
        for (const QString& title : lines.first().cells) {
            columns.append(columnOf(title));
            if (columns.last() == Column::Unknown && !title.isEmpty())
                problem(lines.first().number, Text::tr("the column “%1” is not known").arg(title));
        }
        for (const Line& line : lines.sliced(1))
            readLine(line, columns);
        connectAfter();
        if (m_result.part.constraints.isEmpty())
            placeInColumns();
        else
            m_result.part.layout = GraphLayout::inLayers(m_result.part);
    }
    [[nodiscard]] PastedText take() { return std::move(m_result); }

private:
    struct After
    {
        TaskId task;
        QString names;
        int line;
    };

    void problem(int line, const QString& what)
    {
        m_result.problems.append(Text::tr("Line %1: %2.").arg(line).arg(what));
    }
    bool addTask(Task task, int line)
    {
        if (task.job.isEmpty() || task.job.size() > kLongestName) {
            problem(line, task.job.isEmpty() ? Text::tr("no job is named")
                                             : Text::tr("the job's name is longer than a job's can be"));
            return false;
        }
        task.id = u"pasted:%1"_s.arg(m_result.part.tasks.size() + 1); // no document's ids have a colon
        if (task.name.isEmpty())
            task.name = task.job;
        m_byName[task.name.toCaseFolded()].append(task.id);
        m_result.part.tasks.append(task);
        return true;
    }
    void readLine(const Line& line, const QList<Column>& columns)
    {
        Task task;
        QString after;
        for (qsizetype i = 0; i < line.cells.size(); ++i) {
            const QString& cell = line.cells.at(i);
            if (cell.isEmpty())
                continue;
            if (i >= columns.size())
                problem(line.number, Text::tr("“%1” stands in no column").arg(cell));
            else if (columns.at(i) == Column::After)
                after = cell;
            else if (!readCell(task, columns.at(i), cell))
                problem(line.number, Text::tr("“%1” is not understood").arg(cell));
        }
        if (addTask(task, line.number) && !after.isEmpty())
            m_after.append({m_result.part.tasks.last().id, after, line.number});
    }
    static bool readCell(Task& task, Column column, const QString& cell)
    {
        bool ok = true;
        const auto number = [&](int least) {
            const int value = cell.toInt(&ok);
            ok = ok && value >= least;
            return value;
        };
        switch (column) {
        case Column::Job:
            task.job = cell;
            break;
        case Column::Name:
            task.name = cell.simplified();
            break;
        case Column::Server:
            task.where.servers = listIn(cell);
            break;
        case Column::ServerGroup:
            task.where.group = cell;
            break;
        case Column::Tag:
            task.where.tag = cell;
            break;
        case Column::Note:
            task.note = cell;
            break;
        case Column::Join:
            ok = cell.compare(u"any"_s, Qt::CaseInsensitive) == 0 ||
                 cell.compare(u"all"_s, Qt::CaseInsensitive) == 0;
            task.join = cell.compare(u"any"_s, Qt::CaseInsensitive) == 0 ? Join::Any : Join::All;
            break;
        case Column::Disabled: {
            static const QStringList yes{u"1"_s, u"true"_s, u"yes"_s, u"x"_s};
            static const QStringList no{u"0"_s, u"false"_s, u"no"_s};
            task.disabled = yes.contains(cell.toLower());
            ok = task.disabled || no.contains(cell.toLower());
            break;
        }
        case Column::Retries:
            if (const int value = number(0); ok)
                task.retry.count = value;
            break;
        case Column::Timeout:
            if (const int value = number(1); ok)
                task.timeout = std::chrono::seconds(value);
            break;
        case Column::Weight:
            if (const int value = number(1); ok)
                task.weight = value;
            break;
        case Column::After:
        case Column::Unknown: // said once, for its title
            break;
        }
        return ok;
    }
    // Of the text first, then of the package; a name that two tasks have finds the first.
    [[nodiscard]] TaskId find(const QString& name) const
    {
        const QString folded = name.toCaseFolded();
        if (const auto here = m_byName.constFind(folded); here != m_byName.cend())
            return here->first();
        const auto there = std::find_if(m_into.tasks.cbegin(), m_into.tasks.cend(),
                                        [&](const Task& task) { return task.name.toCaseFolded() == folded; });
        return there == m_into.tasks.cend() ? TaskId() : there->id;
    }
    // "Load A:failure" is a task of that name, or the task "Load A" and the kind.
    [[nodiscard]] std::pair<TaskId, ConstraintKind> predecessor(const QString& word) const
    {
        if (const TaskId whole = find(word); !whole.isEmpty())
            return {whole, ConstraintKind::Success};
        const qsizetype colon = word.lastIndexOf(u':');
        const QString kind = word.mid(colon + 1).trimmed().toLower();
        if (colon < 0 || (kind != u"success" && kind != u"failure" && kind != u"completion"))
            return {};
        return {find(word.left(colon).trimmed()), kind == u"success"   ? ConstraintKind::Success
                                                  : kind == u"failure" ? ConstraintKind::Failure
                                                                       : ConstraintKind::Completion};
    }
    void connectAfter()
    {
        for (const After& after : std::as_const(m_after)) {
            // A name may hold a separator itself.
            const QStringList words =
                find(after.names).isEmpty() ? listIn(after.names) : QStringList{after.names};
            for (const QString& word : words) {
                const auto [from, kind] = predecessor(word);
                if (from.isEmpty())
                    problem(after.line, Text::tr("there is no task “%1” to come after").arg(word));
                else
                    connect(from, after.task, kind, after.line);
            }
        }
    }
    void connect(const TaskId& from, const TaskId& to, ConstraintKind kind, int line)
    {
        QList<Constraint>& all = m_result.part.constraints;
        if (m_graph.successors(from).contains(to))
            return;
        // Only what stands later in the text can close a circle.
        if (m_graph.wouldCircle(from, to))
            return problem(line, PackageEditor::refusalText(PackageEditor::Refusal::Cycle).chopped(1));
        m_graph.add(from, to);
        all.append({u"pasted:c%1"_s.arg(all.size() + 1), from, to, kind, {}, {}});
    }
    void placeInColumns()
    {
        QList<DroppedJob> jobs;
        for (const Task& task : std::as_const(m_result.part.tasks))
            jobs.append({task.where.servers.value(0), task.job});
        const QList<QPointF> places = tidyColumns(jobs);
        for (qsizetype i = 0; i < places.size(); ++i)
            m_result.part.layout.insert(m_result.part.tasks.at(i).id, places.at(i));
    }

    const ParentPackage& m_into;
    PastedText m_result;
    PackageGraph m_graph{ParentPackage()}; // of the constraints so far
    QHash<QString, QList<TaskId>> m_byName;
    QList<After> m_after;
};

} // namespace

bool holdsJobs(const QString& text)
{
    const auto separator = tableSeparator(text);
    return separator ? text.trimmed().contains(u'\n') : !text.trimmed().isEmpty();
}

PastedText packageFromText(const QString& text, const ParentPackage& into)
{
    if (text.count(u'\n') > kMostLines)
        return {{}, {Text::tr("The text has more than %1 lines.").arg(kMostLines)}};
    Reader reader(into);
    if (const auto separator = tableSeparator(text))
        reader.readTable(text, *separator);
    else
        reader.readList(text);
    return reader.take();
}

} // namespace stellwerk
