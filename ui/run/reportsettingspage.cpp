// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reportsettingspage.h"

#include "dialogs/dialogs.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace stellwerk {

using namespace Qt::StringLiterals;

ReportSettingsPage::ReportSettingsPage(const QString& folder, Dialogs* dialogs, QWidget* parent)
    : QWidget(parent)
    , m_dialogs(dialogs)
    , m_write(new QCheckBox(tr("&Write a report after every run, into the folder"), this))
    , m_folder(new QLineEdit(QDir::toNativeSeparators(folder), this))
    , m_choose(new QPushButton(tr("&Choose…"), this))
{
    setObjectName(u"reportSettings"_s);
    m_write->setObjectName(u"report.write"_s);
    m_folder->setObjectName(u"report.folder"_s);
    m_choose->setObjectName(u"report.choose"_s);
    m_folder->setAccessibleName(tr("Folder of the reports"));
    m_folder->setPlaceholderText(tr("No folder is chosen"));
    m_write->setChecked(!folder.isEmpty());
    m_folder->setEnabled(m_write->isChecked());
    m_choose->setEnabled(m_write->isChecked());
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::kRelated);
    column->addWidget(m_write);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kRelated);
    row->addWidget(m_folder, 1);
    row->addWidget(m_choose);
    column->addLayout(row);
    column->addStretch();
    connect(m_write, &QCheckBox::toggled, this, [this](bool on) {
        m_folder->setEnabled(on);
        m_choose->setEnabled(on);
        if (on && m_folder->text().isEmpty())
            choose();
        else
            Q_EMIT changed(this->folder());
    });
    connect(m_folder, &QLineEdit::editingFinished, this, [this] { Q_EMIT changed(this->folder()); });
    connect(m_choose, &QPushButton::clicked, this, &ReportSettingsPage::choose);
}

QString ReportSettingsPage::folder() const
{
    return m_write->isChecked() ? QDir::fromNativeSeparators(m_folder->text().trimmed()) : QString();
}

void ReportSettingsPage::choose()
{
    FileRequest request;
    request.title = tr("Folder of the reports");
    request.folder = m_folder->text().isEmpty()
                         ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                         : m_folder->text();
    m_dialogs->chooseFolder(this, request, [this](const QString& folder) {
        if (!folder.isEmpty())
            m_folder->setText(QDir::toNativeSeparators(folder));
        Q_EMIT changed(this->folder());
    });
}

} // namespace stellwerk
