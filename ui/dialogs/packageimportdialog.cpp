// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/packageimportdialog.h"

#include "dialogs/remarkview.h"
#include "theme/theme.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPromise>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSteps = 1000; // of the progress

void readInto(QPromise<tl::expected<DtsxImport, InteropError>>& promise, const QString& file,
              const DtsxImportOptions& options)
{
    promise.setProgressRange(0, kSteps);
    promise.addResult(importDtsxFile(file, options, [&](double done) {
        promise.setProgressValue(int(done * kSteps));
        return !promise.isCanceled();
    }));
}

} // namespace

PackageImportDialog::PackageImportDialog(const QString& file, DtsxImportOptions options, QWidget* parent)
    : QDialog(parent)
    , m_file(file)
    , m_options(std::move(options))
    , m_outcome(new QRadioButton(tr("&Wait for the job's end: constraints act on how it really ended"), this))
    , m_startOnly(new QRadioButton(
          tr("Only &start the job, as in SSIS: they succeed when the agent has accepted it"), this))
    , m_summary(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_report(new RemarkView(u"import.report"_s, this))
    , m_accept(nullptr)
{
    setObjectName(u"packageImportDialog"_s);
    setWindowTitle(tr("Import SSIS package"));
    setAttribute(Qt::WA_DeleteOnClose);
    setUp();
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.future().resultCount() > 0)
            show(m_watcher.result());
    });
    connect(m_outcome, &QRadioButton::toggled, this, [this](bool on) {
        m_options.mode = on ? TaskMode::Outcome : TaskMode::StartOnly;
        read();
    });
    read();
}

PackageImportDialog::~PackageImportDialog()
{
    m_watcher.cancel(); // its thread ends by itself and touches nothing of ours
}

void PackageImportDialog::setUp()
{
    auto* form = new QFormLayout;
    auto* name = new QLabel(QFileInfo(m_file).fileName(), this);
    name->setObjectName(u"import.file"_s);
    name->setTextFormat(Qt::PlainText);
    name->setToolTip(m_file);
    name->setWordWrap(true);
    form->addRow(tr("Package:"), name);
    m_summary->setObjectName(u"import.summary"_s);
    m_summary->setWordWrap(true);
    form->addRow(tr("Becomes:"), m_summary);
    auto* heading = new QLabel(tr("Tasks that only start their job in SSIS"), this);
    QFont bold = heading->font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(bold);
    m_outcome->setObjectName(u"import.outcome"_s);
    m_startOnly->setObjectName(u"import.startOnly"_s);
    (m_options.mode == TaskMode::Outcome ? m_outcome : m_startOnly)->setChecked(true);
    m_progress->setObjectName(u"import.progress"_s);
    m_progress->setRange(0, kSteps);
    m_progress->setAccessibleName(tr("Reading"));
    QSizePolicy keep = m_progress->sizePolicy();
    keep.setRetainSizeWhenHidden(true); // nothing jumps when it is done
    m_progress->setSizePolicy(keep);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"import.accept"_s);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        if (!m_made)
            return;
        Q_EMIT importAccepted(*m_made);
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::kRelated);
    column->addLayout(form);
    column->addSpacing(space::kRelated);
    column->addWidget(heading);
    column->addWidget(m_outcome);
    column->addWidget(m_startOnly);
    column->addSpacing(space::kRelated);
    column->addWidget(m_report, 1);
    column->addWidget(m_progress);
    column->addWidget(buttons);
    resize(720, 560);
}

void PackageImportDialog::read()
{
    m_made.reset();
    m_accept->setEnabled(false);
    m_progress->setValue(0);
    m_progress->setVisible(true);
    m_summary->setText(tr("Reading…"));
    m_report->showText({});
    m_watcher.cancel(); // the one before, with other options
    m_watcher.setFuture(QtConcurrent::run(&readInto, m_file, m_options));
}

void PackageImportDialog::show(const Result& result)
{
    m_progress->setVisible(false);
    if (!result) {
        m_summary->setText(tr("nothing: it cannot be imported"));
        m_report->showError(result.error());
        return;
    }
    m_made = *result;
    m_summary->setText(summary(*m_made));
    m_report->showReport(m_made->report, tr("Everything was understood."));
    m_accept->setEnabled(true);
    m_accept->setFocus();
}

QString PackageImportDialog::summary(const DtsxImport& made) const
{
    QStringList parts{tr("%n task(s) that start a job", nullptr, made.started)};
    if (made.placeholders > 0)
        parts.append(tr("%n disabled task(s) that need a look", nullptr, made.placeholders));
    parts.append(tr("%n constraint(s)", nullptr, int(made.package.constraints.size())));
    if (made.groups > 0)
        parts.append(tr("%n group(s)", nullptr, made.groups));
    if (!made.package.notes.isEmpty())
        parts.append(tr("%n note(s)", nullptr, int(made.package.notes.size())));
    return parts.join(tr(", ", "between parts of a list"));
}

} // namespace stellwerk
