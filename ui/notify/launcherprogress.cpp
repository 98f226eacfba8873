// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/launcherprogress.h"

#include "run/runmodel.h"

#include <QDBusMessage>
#include <QGuiApplication>

namespace stellwerk {

using namespace Qt::StringLiterals;

namespace {

const QVariantMap kNothing{{u"progress-visible"_s, false}, {u"count-visible"_s, false}};

}

LauncherProgress::LauncherProgress(const RunModel* model, const QDBusConnection& bus, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_bus(bus)
    , m_told(kNothing)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(1000);
    connect(&m_soon, &QTimer::timeout, this, &LauncherProgress::update);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(model, &RunModel::began, this, soon);
    connect(model, &RunModel::taskStateChanged, this, soon);
    connect(model, &RunModel::runEnded, this, soon);
}

LauncherProgress::~LauncherProgress()
{
    tell(kNothing);
}

void LauncherProgress::update()
{
    if (!m_model->isActive()) {
        tell(kNothing);
        return;
    }
    const RunModel::Counts counts = m_model->counts();
    const auto all = double(m_model->rows().size());
    tell({{u"progress"_s, all > 0 ? (all - counts.waiting - counts.active) / all : 0.0},
          {u"progress-visible"_s, true},
          {u"count"_s, qint64(counts.active)},
          {u"count-visible"_s, counts.active > 0}});
}

void LauncherProgress::tell(const QVariantMap& state)
{
    if (std::exchange(m_told, state) == state)
        return;
    QDBusMessage message = QDBusMessage::createSignal(u"/org/stellwerk/Stellwerk"_s,
                                                      u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
    message.setArguments(
        {u"application://%1.desktop"_s.arg(QGuiApplication::desktopFileName()), QVariant(state)});
    m_bus.send(message);
}

} // namespace stellwerk
