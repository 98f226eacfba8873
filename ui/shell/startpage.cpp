// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/startpage.h"

#include "shell/settings.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

QPushButton* commandButton(const QIcon& picture, const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(picture, text, parent);
    button->setMinimumHeight(32);
    button->setStyleSheet(u"text-align: left; padding: 4px 12px;"_s);
    return button;
}

} // namespace

StartPage::StartPage(Settings* settings, const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_column(new QVBoxLayout)
{
    setObjectName(u"startPage"_s);
    auto* title = new QLabel(tr("Stellwerk"), this);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.8);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    auto* text =
        new QLabel(tr("A parent package runs the jobs of many SQL Servers in the order you draw."), this);
    text->setWordWrap(true);
    m_column->setSpacing(space::kRelated);
    m_column->addStretch(1);
    m_column->addWidget(title);
    m_column->addWidget(text);
    m_column->addSpacing(space::kRelated);
    for (QAction* action : actions) {
        auto* button = commandButton(action->icon(), action->text(), this);
        button->setObjectName(u"start."_s + action->objectName());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_column->addWidget(button);
    }
    auto* demo = commandButton(icon(Icon::Run), tr("Open demo fl&eet"), this);
    demo->setObjectName(u"start.demo"_s);
    demo->setToolTip(tr(
        "Starts simulated SQL Servers on this computer and opens a sample package in a window of its own"));
    connect(demo, &QPushButton::clicked, this, &StartPage::demoRequested);
    demo->hide();
    m_demo = demo;
    m_column->addWidget(demo);
    m_column->addStretch(2);
    auto* row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(m_column, 0);
    row->addStretch(1);
    text->setMinimumWidth(380);
    connect(settings, &Settings::recentFilesChanged, this, &StartPage::updateRecent);
    updateRecent();
}

void StartPage::setDemoAvailable(bool available)
{
    m_demo->setVisible(available);
}

void StartPage::updateRecent()
{
    if (m_recent)
        m_recent->deleteLater();
    m_recent = new QWidget(this);
    auto* list = new QVBoxLayout(m_recent);
    list->setContentsMargins(0, space::kRelated, 0, 0);
    list->setSpacing(0);
    const QStringList files = m_settings->recentFiles();
    if (!files.isEmpty())
        list->addWidget(new QLabel(tr("Recent"), m_recent));
    for (const QString& file : files) {
        auto* button = commandButton(icon(Icon::Task),
                                     QFileInfo(file).completeBaseName().replace(u'&', u"&&"_s), m_recent);
        button->setFlat(true);
        button->setToolTip(file);
        connect(button, &QPushButton::clicked, this, [this, file] { Q_EMIT fileChosen(file); });
        list->addWidget(button);
    }
    m_column->insertWidget(m_column->count() - 1, m_recent);
}

} // namespace stellwerk
