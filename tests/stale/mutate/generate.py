"""Makes histories: lists of steps, each a tuple of texts. They depend on the seed alone."""

import random

import tree

# How often, of a hundred or so, each action comes.
WEIGHTS = {
    "edit": 8, "edit_value": 8, "edit_keeping_time": 5, "overwrite": 4, "store_mapped": 4,
    "replace": 5, "rewrite": 3, "touch": 6, "touch_all": 4, "delete": 5, "move": 4, "exchange": 4,
    "copy": 3, "hard_link": 4, "edit_elsewhere": 3, "symlink": 3, "exchange_directories": 3,
    "move_directory": 3, "remove_directory": 1, "make_directory": 2, "link_directory": 3,
    "copy_directory_over": 2, "keep": 2, "check_out": 12, "flood": 0.5, "set_flags": 3, "set_cpath": 1,
    "nothing": 14, "daemon": 3,
}
DAEMON = ["stop", "restart", "kill"]
OUTSIDE = ["out/h0", "out/h1", "out/h2"]


def _arguments(rng, action):
    header = rng.choice(tree.HEADERS)
    # Mostly what is there to begin with, else most steps would be about nothing.
    if rng.random() < 0.6:
        header = rng.choice(tree.HEADERS[:10])
    other = rng.choice(tree.HEADERS)
    file = rng.choice([header, header, header, rng.choice(tree.UNITS).source])
    value = str(rng.randrange(10, 100))
    whole, another = rng.sample(tree.WHOLE, 2)
    return {
        "edit": lambda: (header, str(rng.randrange(30)), value),
        "edit_value": lambda: (file, value),
        "edit_keeping_time": lambda: (file, value),
        "overwrite": lambda: (file, value),
        "store_mapped": lambda: (file, value),
        "replace": lambda: (file, value),
        "rewrite": lambda: (file,),
        "touch": lambda: (file,),
        "delete": lambda: (header,),
        "move": lambda: (header, other),
        "exchange": lambda: (header, other),
        "copy": lambda: (header, other),
        "hard_link": lambda: (header, rng.choice(OUTSIDE + [other])),
        "edit_elsewhere": lambda: (rng.choice(OUTSIDE), value),
        "symlink": lambda: (header, other),
        "exchange_directories": lambda: (whole, another),
        "move_directory": lambda: (whole, another),
        "remove_directory": lambda: (whole,),
        "make_directory": lambda: (whole,),
        "link_directory": lambda: (whole, another),
        "copy_directory_over": lambda: (whole,),
        "keep": lambda: (str(rng.randrange(1, 4)),),
        "check_out": lambda: (str(rng.randrange(4)),),
        "flood": lambda: (whole, "9000"),
        "set_flags": lambda: (str(rng.randrange(len(tree.UNITS))),
                              str(rng.randrange(len(tree.EXTRA_FLAGS)))),
        "set_cpath": lambda: (rng.choice(["", "", "inc2", "inc3:inc2"]),),
        "daemon": lambda: (rng.choice(DAEMON),),
    }.get(action, tuple)()


def history(seed, count):
    """`count` mutations, with a compile after each, mostly of a unit that was compiled lately."""
    rng = random.Random(seed)
    steps = []
    unit = 0
    for _ in range(count):
        action = rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        steps.append((action, *_arguments(rng, action)))
        # Some changes come in twos and threes before anybody compiles.
        while rng.random() < 0.15:
            action = rng.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
            steps.append((action, *_arguments(rng, action)))
        if rng.random() < 0.3:
            unit = rng.randrange(len(tree.UNITS))
        steps.append(("compile", str(unit)))
    return steps
