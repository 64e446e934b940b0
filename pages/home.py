"""Home: what a loss function is, and the doors to the lessons."""

import streamlit as st

from ui.glossary.view import write
from ui.lessons.example import Example
from ui.lessons.home import LESSON
from ui.lessons.home.doors import BEYOND, EXAMPLES
from ui.lessons.part import Part
from ui.page import controls
from ui.page.doors import show_doors
from ui.page.lesson import lesson
from ui.page.session import PageSession
from ui.styles import style


def words(_part: Part, _example: Example) -> None:
    """What loss functions are, what they are for, and which ones there are."""
    write(
        "A **loss function** compares a prediction with what turned out to be true and "
        "answers with one number. It is lowest where the two agree, and it never "
        "falls as they move apart. (A few losses compare predictions with one another "
        "instead.) To train a model is to change its **parameters**, the numbers in "
        "it, so that the loss falls."
    )
    st.html(style("doors"))
    st.subheader("The way: three losses, one after the other", anchor=False)
    show_doors(EXAMPLES)
    st.subheader("Then: which to choose, what it does, and how to say it", anchor=False)
    show_doors(BEYOND)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Loss, cost, objective", anchor=False)
        write(
            "- **Loss**: how wrong one prediction is.\n"
            "- **Cost**: the losses of many samples pooled, by their sum or their "
            "mean.\n"
            "- **Objective**: what training really makes small: the cost, and "
            "whatever is added to it, such as a penalty on large weights.\n\n"
            "People say one for another. With one sample and no penalty all three are "
            "the same number, and many libraries call the pooled number “loss” too. So "
            "say which one you mean, and whether it is a sum or a mean."
        )
        st.subheader("What it is for", anchor=False)
        write(
            "The **optimiser**, the program that trains, must know which of two "
            "settings of the parameters is better: the one with the smaller loss. The "
            "**gradient** says for each parameter which way the loss rises, and how "
            "steeply. The optimiser goes the other way."
        )
    with right:
        st.subheader("Two families of tasks", anchor=False)
        write(
            "| The model predicts | Usual losses |\n|---|---|\n"
            "| a number (**regression**) | mean squared error (MSE), mean absolute "
            "error (MAE) |\n"
            "| a class (**classification**) | cross-entropy, for probabilities; hinge, "
            "for scores |"
        )
        st.subheader("Why the choice matters", anchor=False)
        write(
            "- **It guides training.** The optimiser sees nothing of your task but the "
            "loss and its slope.\n"
            "- **It must fit the task.** Squared error aims at the mean, absolute "
            "error at the median; cross-entropy wants honest probabilities, hinge only "
            "the right side with a margin.\n"
            "- **It shapes learning.** A steep, smooth or flat curve decides which "
            "mistakes pull hardest, and how steadily training settles."
        )
    controls.link("glossary", "Glossary: each term in a sentence or two")


lesson(PageSession.of(LESSON), LESSON, lambda *_: None, words)
