"""The screens: they own what is shown and the workers, and put the widgets together.

Where a key is handled: its command has a row in `reader.ui.commands`; the action `screen.NAME` of that row is the
method `action_NAME` of the screen where one stands. The main screen's are in its parts (`main` names them, each part
says in its first line what it is for), those of the comparison in `comparing` and `compare_…`. An action without
`screen.` is the widget's that has the focus; `app.NAME` is the program's.
"""
