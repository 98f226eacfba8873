// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/packageinspector.h"

#include "canvas/packageeditor.h"
#include "dialogs/inspectorfields.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTimeEdit>
#include <QTimer>

namespace stellwerk {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

PackageInspector::PackageInspector(QWidget* parent)
    : QWidget(parent)
    , m_sums(new QLabel)
    , m_name(new QLineEdit)
    , m_description(new QPlainTextEdit)
    , m_limit(new ValueSpin(u"package.maxConcurrent"_s, 0, 10000, tr("no limit")))
    , m_hasWindow(new QCheckBox(tr("&Must end by")))
    , m_window(new QTimeEdit)
    , m_timeout(new ValueSpin(u"package.timeout"_s, 0, 7 * 24 * 60, tr("none", "time-out"),
                              tr(" min", "minutes, after a number")))
    , m_refuseDisabled(new QCheckBox(tr("&Refuse jobs that are disabled")))
    , m_descriptionSoon(new QTimer(this))
{
    setObjectName(u"packageInspector"_s);
    m_name->setObjectName(u"package.name"_s);
    m_description->setObjectName(u"package.description"_s);
    m_description->setTabChangesFocus(true);
    m_description->setMaximumHeight(96);
    m_hasWindow->setObjectName(u"package.hasWindow"_s);
    m_window->setObjectName(u"package.window"_s);
    m_window->setAccessibleName(tr("End of the processing window"));
    m_window->setDisplayFormat(u"HH:mm"_s);
    m_timeout->setToolTip(tr("A run that takes longer is cancelled and counts as failed"));
    m_refuseDisabled->setObjectName(u"package.refuseDisabledJobs"_s);
    m_refuseDisabled->setToolTip(
        tr("SQL Server starts a disabled job when it is asked to. With this, its task fails instead."));
    m_sums->setForegroundRole(QPalette::PlaceholderText);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(space::kRelated, space::kRelated, space::kRelated, space::kRelated);
    form->setVerticalSpacing(space::kRelated);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Package:"), m_name);
    form->addRow(tr("&Description:"), m_description);
    form->addRow(tr("Tasks at a &time:"), m_limit);
    form->addRow(m_hasWindow, m_window);
    form->addRow(tr("Time-&out of a run:"), m_timeout);
    form->addRow(m_refuseDisabled);
    form->addRow(m_sums);
    m_descriptionSoon->setSingleShot(true);
    m_descriptionSoon->setInterval(700ms);
    connect(m_description, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_loading)
            m_descriptionSoon->start();
    });
    connect(m_descriptionSoon, &QTimer::timeout, this, &PackageInspector::apply);
    connect(m_name, &QLineEdit::editingFinished, this, &PackageInspector::apply);
    connect(m_limit, &ValueSpin::valueEdited, this, &PackageInspector::apply);
    connect(m_timeout, &ValueSpin::valueEdited, this, [this](int minutes) {
        setTimeout(minutes > 0 ? std::optional(std::chrono::minutes(minutes)) : std::nullopt);
    });
    connect(m_refuseDisabled, &QCheckBox::clicked, this, &PackageInspector::apply);
    connect(m_hasWindow, &QCheckBox::clicked, this, &PackageInspector::apply);
    connect(m_window, &QTimeEdit::editingFinished, this, &PackageInspector::apply);
}

void PackageInspector::finishWriting()
{
    if (m_descriptionSoon->isActive())
        apply();
}

void PackageInspector::setEditor(PackageEditor* editor)
{
    finishWriting(); // it belongs to the package that was shown
    if (m_editor)
        disconnect(m_editor->document(), nullptr, this, nullptr);
    m_editor = editor;
    setEnabled(editor != nullptr);
    if (!editor)
        return;
    connect(editor->document(), &PackageDocument::edited, this, &PackageInspector::load);
    load();
}

void PackageInspector::load()
{
    m_loading = true;
    const ParentPackage& package = m_editor->package();
    if (m_name->text() != package.name)
        m_name->setText(package.name);
    // Else it is being written.
    if (!m_descriptionSoon->isActive() && m_description->toPlainText() != package.description)
        m_description->setPlainText(package.description);
    m_limit->setCommon(package.maxConcurrent.value_or(0));
    m_hasWindow->setChecked(package.window.has_value());
    m_window->setEnabled(package.window.has_value());
    if (package.window)
        m_window->setTime(QTime::fromString(package.window->endsBy, u"HH:mm"_s));
    // A file may say seconds: shown rounded up, and kept until it is edited here.
    const auto minutes = [](std::chrono::seconds time) {
        return int(std::chrono::ceil<std::chrono::minutes>(time).count());
    };
    m_timeout->setCommon(package.timeout ? minutes(*package.timeout) : 0);
    m_refuseDisabled->setChecked(package.refuseDisabledJobs);
    const QLocale locale;
    m_sums->setText(
        tr("%1 tasks, %2 constraints")
            .arg(locale.toString(package.tasks.size()), locale.toString(package.constraints.size())));
    m_loading = false;
}

void PackageInspector::setTimeout(std::optional<std::chrono::minutes> timeout)
{
    if (m_loading || !m_editor)
        return;
    ParentPackage after = m_editor->package();
    after.timeout = timeout;
    if (after != m_editor->package())
        m_editor->changeSettings(after);
}

void PackageInspector::apply()
{
    if (m_loading || !m_editor)
        return;
    m_descriptionSoon->stop();
    ParentPackage after = m_editor->package();
    after.name = m_name->text().trimmed().isEmpty() ? after.name : m_name->text().trimmed();
    after.description = m_description->toPlainText();
    if (m_limit->value() > 0)
        after.maxConcurrent = m_limit->value();
    else
        after.maxConcurrent.reset();
    if (m_hasWindow->isChecked())
        after.window = ProcessingWindow{m_window->time().toString(u"HH:mm"_s)};
    else
        after.window.reset();
    after.refuseDisabledJobs = m_refuseDisabled->isChecked();
    if (after != m_editor->package())
        m_editor->changeSettings(after);
}

} // namespace stellwerk
