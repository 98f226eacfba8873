// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <functional>

class QMainWindow;
class QWidget;

namespace stellwerk {

class SettingsPage;
class Workspace;

// What the settings are made of.
struct SettingsParts
{
    QMainWindow* window = nullptr; // its commands are shown as settings where they are
    Workspace* workspace = nullptr;
    std::function<void()> editShortcuts;
    // Pages of others, that keep what is chosen themselves; may be empty.
    std::function<QWidget*(QWidget* parent)> notifications;
    std::function<QWidget*(QWidget* parent)> reports;
};

// All pages, in their order. Who has a page of its own adds it here.
[[nodiscard]] QList<SettingsPage*> makeSettingsPages(const SettingsParts& parts);

} // namespace stellwerk
