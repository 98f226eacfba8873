// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/packageexportdialog.h"

#include "dialogs/remarkview.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

bool mayChoose(const Task& task)
{
    return task.where.servers.size() > 1 || !task.where.group.isEmpty() || !task.where.tag.isEmpty();
}

} // namespace

PackageExportDialog::PackageExportDialog(const ParentPackage& package, const QList<Server>& servers,
                                         QWidget* parent)
    : QDialog(parent)
    , m_package(package)
    , m_servers(servers)
    , m_form(new QFormLayout)
    , m_format(new QComboBox(this))
    , m_version(new QComboBox(this))
    , m_ways(new QWidget(this))
    , m_outcome(new QRadioButton(
          tr("&True outcomes: each task waits for its job's end and fails when it failed"), m_ways))
    , m_classic(new QRadioButton(tr("&Starts only: each task succeeds when the agent has accepted the start"),
                                 m_ways))
    , m_local(new QComboBox(this))
    , m_pick(new QCheckBox(this))
    , m_report(new RemarkView(u"export.report"_s, this))
{
    setObjectName(u"packageExportDialog"_s);
    setWindowTitle(tr("Export parent package"));
    setAttribute(Qt::WA_DeleteOnClose);
    setUpChoices();
    setUp();
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.future().resultCount() > 0)
            show(m_watcher.result());
    });
    connect(m_format, &QComboBox::currentIndexChanged, this, &PackageExportDialog::updateChoices);
    for (QComboBox* box : {m_format, m_version, m_local})
        connect(box, &QComboBox::currentIndexChanged, this, &PackageExportDialog::make);
    connect(m_outcome, &QRadioButton::toggled, this, &PackageExportDialog::make);
    connect(m_pick, &QCheckBox::toggled, this, &PackageExportDialog::make);
    updateChoices();
    make();
}

PackageExportDialog::~PackageExportDialog()
{
    m_watcher.cancel(); // its thread ends by itself and touches nothing of ours
}

bool PackageExportDialog::isTsql() const
{
    return m_format->currentData().toString() == "sql"_L1;
}

void PackageExportDialog::setUpChoices()
{
    m_format->setObjectName(u"export.format"_s);
    m_format->addItem(tr("SSIS package (.dtsx)"), u"dtsx"_s);
    m_format->addItem(tr("T-SQL script (.sql)"), u"sql"_s);
    m_version->setObjectName(u"export.version"_s);
    for (const int version : dtsxVersions())
        m_version->addItem(tr("SQL Server %1").arg(version), version);
    m_version->setCurrentIndex(m_version->count() - 1);
    m_outcome->setObjectName(u"export.outcome"_s);
    m_classic->setObjectName(u"export.classic"_s);
    m_outcome->setChecked(true);
    m_local->setObjectName(u"export.local"_s);
    m_local->addItem(tr("An instance without tasks: all servers are linked servers there"), QString());
    QStringList names;
    for (const Task& task : std::as_const(m_package.tasks))
        names += task.where.servers;
    names.sort();
    names.removeDuplicates();
    for (const QString& name : std::as_const(names))
        m_local->addItem(name, name);
    const int several = int(std::count_if(m_package.tasks.cbegin(), m_package.tasks.cend(), mayChoose));
    m_pick->setObjectName(u"export.pick"_s);
    m_pick->setText(
        tr("&Fix %n task(s) that may run on several servers to the first of them", nullptr, several));
    m_pick->setVisible(several > 0);
}

void PackageExportDialog::setUp()
{
    auto* ways = new QVBoxLayout(m_ways);
    ways->setContentsMargins(0, 0, 0, 0);
    ways->setSpacing(space::kUnit);
    ways->addWidget(m_outcome);
    ways->addWidget(m_classic);
    m_form->addRow(tr("F&ormat:"), m_format);
    m_form->addRow(tr("&Version:"), m_version);
    m_form->addRow(tr("Tasks:"), m_ways);
    m_form->addRow(tr("&Run by:"), m_local);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Export…"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"export.accept"_s);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (!m_made)
            return;
        Q_EMIT exportAccepted(m_made->bytes, isTsql() ? u"sql"_s : u"dtsx"_s);
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::kRelated);
    column->addLayout(m_form);
    column->addWidget(m_pick);
    column->addSpacing(space::kRelated);
    column->addWidget(m_report, 1);
    column->addWidget(buttons);
    resize(720, 560);
}

void PackageExportDialog::updateChoices()
{
    m_form->setRowVisible(m_version, !isTsql());
    m_form->setRowVisible(m_ways, !isTsql());
    m_form->setRowVisible(m_local, isTsql());
}

// Off this thread: a thousand tasks are ten megabytes.
void PackageExportDialog::make()
{
    m_made.reset();
    m_accept->setEnabled(false);
    m_report->showText(tr("Preparing…"));
    m_watcher.cancel();
    const bool pick = m_pick->isChecked();
    if (isTsql()) {
        TsqlExportOptions options{m_local->currentData().toString(), pick, m_servers};
        m_watcher.setFuture(QtConcurrent::run([package = m_package, options]() -> Result {
            auto made = exportTsql(package, options);
            if (!made)
                return tl::unexpected(made.error());
            return Made{std::move(made->bytes), std::move(made->report)};
        }));
        return;
    }
    DtsxExportOptions options{m_version->currentData().toInt(),
                              m_outcome->isChecked() ? DtsxWay::Outcome : DtsxWay::Classic, pick, m_servers};
    m_watcher.setFuture(QtConcurrent::run([package = m_package, options]() -> Result {
        auto made = exportDtsx(package, options);
        if (!made)
            return tl::unexpected(made.error());
        return Made{std::move(made->bytes), std::move(made->report)};
    }));
}

void PackageExportDialog::show(const Result& result)
{
    if (!result) {
        m_report->showError(result.error());
        return;
    }
    m_made = *result;
    m_report->showReport(m_made->report, tr("All of the package is carried over."));
    m_accept->setEnabled(true);
}

} // namespace stellwerk
