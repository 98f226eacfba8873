// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonValue>
#include <QObject>
#include <QTimer>

#include <functional>

class QHeaderView;
class QLineEdit;
class QMainWindow;
class QSplitter;

namespace stellwerk {

class CanvasView;
class DocumentTabs;
class HeaderKeeper;
class OpenDocument;
class Perspectives;
class SessionFile;
class Workspace;

// Keeps how the window is, a moment after each change, and gives it back at the next start: place, docks,
// tabs, columns, filters, splitters, and of each package where it was looked at. It opens files that were
// open; it never connects, runs or saves anything. Main thread.
class SessionKeeper final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kMostPlaces = 200; // packages whose zoom and scroll are kept, newest first

    SessionKeeper(QMainWindow* window, Workspace* workspace, DocumentTabs* tabs, Perspectives* perspectives);

    // Something else that keeps its state; undefined while it has none to tell. Call touch() when it changes.
    void keep(const QString& name, std::function<QJsonValue()> save,
              std::function<void(const QJsonValue&)> restore);
    void touch();

    // Once everything that is to be restored has been built. Finds all tables, trees and splitters with a
    // name, and the filters, by itself.
    void restore();
    // What was open the last time: packages, pages, their order, the one in front.
    void openTabs();
    void saveNow();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Part
    {
        std::function<QJsonValue()> save;
        std::function<void(const QJsonValue&)> restore;
    };
    void adoptHeader(QHeaderView* header);
    void adoptSplitter(QSplitter* splitter);
    void adoptFilter(QLineEdit* filter);
    void adoptViews();
    void restoreWindow();
    void gather();
    [[nodiscard]] QJsonArray tabs() const;
    void arrangeTabs();
    void opened(OpenDocument* document);
    void rememberPlace(const OpenDocument* document);
    void keepPlaces();

    QMainWindow* m_window;
    Workspace* m_workspace;
    DocumentTabs* m_tabs;
    Perspectives* m_perspectives;
    SessionFile* m_file;
    QHash<QString, Part> m_parts;
    QJsonArray m_places;
    QJsonArray m_wanted; // tabs that are being opened
    QString m_front;     // the one of them that comes to the front
    QTimer m_soon;
    bool m_opening = false;
    bool m_restored = false;
};

} // namespace stellwerk
