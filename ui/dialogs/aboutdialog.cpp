// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/aboutdialog.h"

#include "theme/icons.h"
#include "theme/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>

namespace stellwerk {

using namespace Qt::StringLiterals;

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"aboutDialog"_s);
    setWindowTitle(tr("About Stellwerk"));
    auto* picture = new QLabel(this);
    picture->setPixmap(icon(Icon::Application).pixmap(64, 64));
    picture->setAlignment(Qt::AlignTop);
    auto* text = new QLabel(this);
    text->setWordWrap(true);
    text->setTextFormat(Qt::RichText);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setText(
        u"<h2>Stellwerk %1</h2><p>%2</p><p>%3</p><p>%4</p><p style='white-space:pre-wrap'>%5</p>"_s.arg(
            QStringLiteral(STELLWERK_VERSION),
            tr("Design, run and watch SSIS parent packages across many SQL Servers."),
            tr("Copyright © 2026 The Stellwerk authors. Free software under the GNU General Public License, "
               "version 3 or later. It comes without any warranty."),
            tr("It stands on Qt, QCustomPlot, QtKeychain, unixODBC, FreeTDS, SQLite, Graphviz, spdlog and "
               "the "
               "Breeze icons."),
            versions().toHtmlEscaped()));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* copy = buttons->addButton(tr("&Copy versions"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"copyVersions"_s);
    connect(copy, &QPushButton::clicked, this, [] { QGuiApplication::clipboard()->setText(versions()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kGroup);
    row->addWidget(picture);
    row->addWidget(text, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(space::kGroup);
    layout->addLayout(row, 1);
    layout->addWidget(buttons);
    setMinimumWidth(480);
}

QString AboutDialog::versions()
{
    return u"Stellwerk %1\nQt %2\n%3 (%4)"_s.arg(
        QStringLiteral(STELLWERK_VERSION), QString::fromLatin1(qVersion()), QSysInfo::prettyProductName(),
        QSysInfo::currentCpuArchitecture());
}

} // namespace stellwerk
