// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/canvasscene.h"
#include "canvas/canvasview.h"
#include "canvas/grouplayer.h"
#include "canvas/notelayer.h"
#include "canvas/packageeditor.h"
#include "canvas/taskitem.h"

#include <QAction>
#include <QTest>

#include <memory>

namespace canvastest {

// A canvas in a window of its own, and a hand on its mouse.
struct Stage
{
    Stage()
        : document(std::make_unique<stellwerk::PackageDocument>())
        , editor(std::make_unique<stellwerk::PackageEditor>(document.get()))
        , view(std::make_unique<stellwerk::CanvasView>(editor.get()))
    {
        view->resize(1100, 700);
        view->show();
        view->activateWindow();
    }

    void open(const stellwerk::ParentPackage& package)
    {
        editor->setPackage(package);
        view->setZoom(1, view->viewport()->rect().center());
        view->centerOn(view->canvasScene()->contents().center());
    }
    [[nodiscard]] const stellwerk::ParentPackage& package() const { return editor->package(); }
    [[nodiscard]] stellwerk::CanvasScene* scene() const { return view->canvasScene(); }
    [[nodiscard]] stellwerk::GroupItem* group(const QString& id) const { return scene()->groups()->item(id); }
    [[nodiscard]] stellwerk::NoteItem* note(const QString& id) const { return scene()->notes()->item(id); }
    [[nodiscard]] QPoint at(const QPointF& scenePoint) const { return view->mapFromScene(scenePoint); }
    [[nodiscard]] QPoint card(const QString& task) const
    {
        return at(scene()->taskItem(task)->card().center());
    }
    [[nodiscard]] QPoint title(const QString& id) const
    {
        return at(group(id)->frame().topLeft() + QPointF(60, 14));
    }
    [[nodiscard]] QPoint triangle(const QString& id) const { return at(group(id)->foldMark().center()); }

    void click(const QPoint& where, Qt::KeyboardModifiers modifiers = {}) const
    {
        move(where, Qt::NoButton, modifiers);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, where);
    }
    void press(const QPoint& where, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mousePress(view->viewport(), Qt::LeftButton, modifiers, where);
    }
    void move(const QPoint& where, Qt::MouseButton button = Qt::LeftButton,
              Qt::KeyboardModifiers modifiers = {}) const
    {
        QMouseEvent event(QEvent::MouseMove, where, view->viewport()->mapToGlobal(where), Qt::NoButton,
                          button, modifiers);
        QApplication::sendEvent(view->viewport(), &event);
    }
    void release(const QPoint& where, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, modifiers, where);
    }
    void drag(const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {}) const
    {
        press(from, modifiers);
        move(from + (to - from) / 2, Qt::LeftButton, modifiers);
        move(to, Qt::LeftButton, modifiers);
        release(to, modifiers);
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(view.get(), Qt::Key(key), modifiers);
    }
    void undo() const { editor->undoStack()->undo(); }
    void redo() const { editor->undoStack()->redo(); }
    [[nodiscard]] int steps() const { return editor->undoStack()->index(); }

    std::unique_ptr<stellwerk::PackageDocument> document;
    std::unique_ptr<stellwerk::PackageEditor> editor;
    std::unique_ptr<stellwerk::CanvasView> view;
};

} // namespace canvastest
