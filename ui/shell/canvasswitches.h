// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>

namespace stellwerk {

class CanvasView;
class Settings;

// One of the switches of all canvases, as a setting.
struct CanvasSwitch
{
    QString name;
    QString text;
    QString help;
    std::function<bool()> isOn;
    std::function<void(bool)> set;
    bool atFirst;
};
[[nodiscard]] QList<CanvasSwitch> canvasSwitches(const QWidget* window, Settings* settings);

// Keeps the switches of all canvases (snap to grid, guides, the ways of arranging) the same, and remembers
// them to the next start. Main thread.
class CanvasSwitches final : public QObject
{
    Q_OBJECT
public:
    explicit CanvasSwitches(Settings* settings, QObject* parent = nullptr);

    void add(CanvasView* canvas);

private:
    Settings* m_settings;
    QList<QPointer<CanvasView>> m_canvases;
};

} // namespace stellwerk
