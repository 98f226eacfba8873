// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QPlainTextEdit;
class QTimer;

namespace stellwerk {

class PackageEditor;
class ValueCombo;
class ValueSpin;

// The properties of the selected notes, one or many: what differs is shown as a dash. Main thread.
class NoteInspector final : public QWidget
{
    Q_OBJECT
public:
    explicit NoteInspector(QWidget* parent = nullptr);

    void setEditor(PackageEditor* editor);
    void setNotes(const QList<NoteId>& notes);
    void focusText();
    void finishWriting(); // what is typed and still waits for a pause

private:
    void load();
    void writeText();
    void resizeTo(std::optional<int> width, std::optional<int> height);
    [[nodiscard]] QList<StickyNote> notes() const;

    PackageEditor* m_editor = nullptr;
    QList<NoteId> m_ids;
    QPlainTextEdit* m_text;
    ValueCombo* m_color;
    ValueSpin* m_width;
    ValueSpin* m_height;
    QCheckBox* m_locked;
    QTimer* m_soon; // a text is one step in the undo history, not one a letter
    bool m_loading = false;
};

} // namespace stellwerk
