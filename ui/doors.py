"""The doors to the lessons: a small drawing and a link each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from ui.assets import version
from ui.navigation import PAGES


@dataclass(frozen=True)
class Door:
    """What stands before a lesson.

    `drawing` is HTML of the classes in `DRAWING_CSS`; `picture:name` in it becomes
    the address of a picture.
    """

    page: str
    title: str
    words: str
    drawing: str


LESSONS = (
    Door(
        "houses.py",
        "House prices",
        "A number is predicted. Squared error draws each miss as a square.",
        '<i class="d-square"></i><i class="d-diamond"></i><i class="d-ring d-b"></i>'
        '<img class="d-c" src="picture:house-with-garden" alt="">',
    ),
    Door(
        "cats_dogs.py",
        "Cat or dog",
        "A probability is predicted. Cross-entropy asks how sure it was of the truth.",
        '<img class="d-cat" src="picture:cat-face" alt="">'
        '<i class="d-bar"></i><i class="d-ring d-on-bar"></i>'
        '<img class="d-dog" src="picture:dog-face" alt="">',
    ),
    Door(
        "spam.py",
        "Spam or not",
        "A side is predicted. Hinge loss charges until the mail is safely across.",
        '<i class="d-band"></i><i class="d-axis"></i>'
        '<img class="d-in" src="picture:envelope" alt="">'
        '<img class="d-out" src="picture:incoming-envelope" alt="">',
    ),
)
NEXT = (
    Door(
        "choosing.py",
        "Choosing a loss",
        "All of a family on one axis, one data set under several, a guide, numerics.",
        '<i class="d-vee d-left"></i><i class="d-vee d-right"></i>'
        '<i class="d-bowl"></i><i class="d-ring d-low"></i>',
    ),
    Door(
        "training.py",
        "Training",
        "The loss is the ground one walks on. Drag the start, play the run.",
        '<i class="d-level d-1"></i><i class="d-level d-2"></i>'
        '<i class="d-level d-3"></i><i class="d-way"></i>'
        '<i class="d-ring d-start"></i><i class="d-diamond d-lowest"></i>',
    ),
    Door(
        "walkthrough.py",
        "Interview preparation",
        "A professional answer, questions, drills, flashcards, and a mock interview.",
        '<i class="d-card d-under"></i><i class="d-card d-over">'
        '<b class="d-line"></b><b class="d-line d-short"></b></i>'
        '<i class="d-ring d-mark"></i>',
    ),
)

DRAWING_CSS = """
.ll-door{position:relative;height:7.5rem;overflow:hidden;border-radius:.5rem;
background:var(--ll-surface)}
.ll-door i,.ll-door img{position:absolute;display:block;box-sizing:border-box}
.ll-door img{width:2.6rem;height:2.6rem}
.ll-door .d-square{left:42%;top:1.35rem;width:4.5rem;height:4.5rem;
background:var(--ll-loss-area);border:1px solid var(--ll-loss-line);
border-left:3px solid var(--ll-handle)}
.ll-door .d-diamond{width:.9rem;height:.9rem;transform:rotate(45deg);
background:var(--ll-ink);left:calc(42% - .4rem);top:.9rem}
.ll-door .d-ring{width:1.35rem;height:1.35rem;border-radius:50%;
border:4px solid var(--ll-handle);background:var(--ll-page)}
.ll-door .d-b{left:calc(42% - .6rem);top:5.2rem}
.ll-door .d-c{left:calc(42% - 4.6rem);top:2.4rem}
.ll-door .d-bar{left:24%;right:24%;top:3.1rem;height:1.3rem;border-radius:.3rem;
background:linear-gradient(to right,var(--ll-loss) 70%,var(--ll-faint) 70%)}
.ll-door .d-on-bar{left:calc(24% + 52% * .7 - .67rem);top:3.08rem}
.ll-door .d-cat{left:calc(24% - 3.4rem);top:2.45rem}
.ll-door .d-dog{right:calc(24% - 3.4rem);top:2.45rem}
.ll-door .d-axis{left:12%;right:12%;top:5.4rem;border-top:2px solid var(--ll-ink)}
.ll-door .d-band{left:34%;width:22%;top:1.2rem;height:4.2rem;
background:var(--ll-loss-area);border-left:2px dashed var(--ll-loss);
border-right:2px solid var(--ll-loss)}
.ll-door .d-in{left:calc(45% - 1.3rem);top:2.6rem}
.ll-door .d-out{left:calc(74% - 1.3rem);top:2.6rem}
.ll-door .d-bowl{left:calc(50% - 3.4rem);bottom:1.6rem;width:6.8rem;height:10rem;
border:3px solid var(--ll-loss);border-radius:0 0 3.4rem 3.4rem/0 0 10rem 10rem;
border-top:0}
.ll-door .d-vee{width:6.4rem;bottom:1.6rem;border-bottom:2px dashed var(--ll-muted)}
.ll-door .d-left{right:50%;transform-origin:right bottom;transform:rotate(38deg)}
.ll-door .d-right{left:50%;transform-origin:left bottom;transform:rotate(-38deg)}
.ll-door .d-low{left:calc(50% + 1.8rem);bottom:2.55rem}
.ll-door .d-level{left:50%;top:50%;transform:translate(-50%,-50%) rotate(-14deg);
border:1px solid var(--ll-loss-line);border-radius:50%}
.ll-door .d-1{width:15rem;height:6.6rem}
.ll-door .d-2{width:10rem;height:4.4rem}
.ll-door .d-3{width:5rem;height:2.2rem}
.ll-door .d-way{left:calc(50% - 5.6rem);top:50%;width:5.6rem;transform:rotate(-18deg);
transform-origin:right center;border-top:3px dotted var(--ll-ink)}
.ll-door .d-start{left:calc(50% - 6rem);top:calc(50% + 1.1rem)}
.ll-door .d-lowest{left:calc(50% - .45rem);top:calc(50% - .45rem)}
.ll-door .d-card{left:calc(50% - 4rem);top:1.5rem;width:8rem;height:4.6rem;
border:1px solid var(--ll-border);border-radius:.4rem;background:var(--ll-page)}
.ll-door .d-under{transform:rotate(-7deg);border-color:var(--ll-faint)}
.ll-door .d-over{padding:1rem 1rem 0;border:2px solid var(--ll-ink)}
.ll-door .d-line{display:block;height:.45rem;margin-bottom:.6rem;border-radius:.2rem;
background:var(--ll-loss)}
.ll-door .d-short{width:60%;background:var(--ll-faint)}
.ll-door .d-mark{left:calc(50% + 3.1rem);top:4.9rem}
[class*="st-key-door-"]{position:relative}
[class*="st-key-door-"]:hover{border-color:var(--ll-handle-text)}
[class*="st-key-door-"] a::after{content:"";position:absolute;inset:0}
[class*="st-key-door-"] [data-testid=stPageLink],
[class*="st-key-door-"] [data-testid=stPageLink] a{position:static}
"""


def show_doors(doors: Sequence[Door]) -> None:
    """Doors side by side, each as a whole a link."""
    st.html(f"<style>{DRAWING_CSS}</style>")
    for place, door in zip(st.columns(len(doors)), doors, strict=True):
        with place.container(border=True, key=f"door-{door.title.split()[0].lower()}"):
            drawing = re.sub(r"picture:([\w-]+)", _address, door.drawing)
            st.html(f'<div class="ll-door" aria-hidden="true">{drawing}</div>')
            st.page_link(PAGES / door.page, label=f"**{door.title}**")
            st.markdown(door.words)


def _address(picture: re.Match[str]) -> str:
    return f"assets/{version()}/{picture[1]}.svg"
