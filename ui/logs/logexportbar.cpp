// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/logexportbar.h"

#include "theme/theme.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

namespace stellwerk {

using namespace Qt::StringLiterals;

LogExportBar::LogExportBar(LogModel* log, QWidget* parent)
    : QWidget(parent)
    , m_log(log)
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_button(new QPushButton(this))
{
    setObjectName(u"logExport"_s);
    m_text->setObjectName(u"logExport.text"_s);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setObjectName(u"logExport.progress"_s);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->setMaximumWidth(220);
    m_button->setObjectName(u"logExport.button"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kRelated, space::kUnit, space::kRelated, space::kUnit);
    row->setSpacing(space::kRelated);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addWidget(m_button);
    connect(&m_export, &LogExport::progress, m_progress, &QProgressBar::setValue);
    connect(&m_export, &LogExport::progress, this, &LogExportBar::progress);
    connect(&m_export, &LogExport::finished, this, &LogExportBar::ended);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_export.isRunning())
            m_export.cancel();
        else
            hide();
    });
    hide();
}

void LogExportBar::start(const QString& file)
{
    if (m_export.isRunning())
        return; // one at a time; the bar says so
    m_file = QDir::toNativeSeparators(file);
    m_text->setText(tr("Writing %1 lines to %2 …").arg(QLocale().toString(m_log->rowCount()), m_file));
    m_button->setText(tr("Cancel"));
    m_progress->setValue(0);
    m_progress->show();
    show();
    Q_EMIT started(m_file);
    m_export.start(*m_log, file, LogExport::formatOf(file));
}

void LogExportBar::ended(const QString& error, bool cancelled)
{
    m_progress->hide();
    m_button->setText(tr("Close"));
    m_text->setText(cancelled ? tr("The export was cancelled; %1 is as it was.").arg(m_file)
                    : error.isEmpty()
                        ? tr("The lines are in %1.").arg(m_file)
                        : tr("%1 could not be written: %2. Choose another place.").arg(m_file, error));
    Q_EMIT finished(error);
}

} // namespace stellwerk
