"""Writes what PyTorch makes of the published formulas, which the tests of the rules and of the surrogate gradients are held against.

    /usr/bin/python3 packages/quantizers/scripts/make-published-fixtures.py
    npx biome format --write packages/quantizers/test/fixtures packages/binarize/test/fixtures

Needs PyTorch (Debian's python3-torch, 1.13). Two files:

- packages/quantizers/test/fixtures/published-levels.json: for each filter bank, by the rule's name, what it writes going forward;
- packages/binarize/test/fixtures/published-gradients.json: for each bank an upstream gradient g = dL/dy and, by the gradient's
  name, dL/dw as autograd has it, with the rule that goes forward.

`weights` and all results are in tfjs's order, [height, width, in, out] or [in, out], row-major; `torchWeights` are the same in
PyTorch's, [out, in, height, width] or [out, in]. Weights are float32, all arithmetic is float64. sign(0) = +1 here as there;
no weight is 0 or on a cut, so the publications' other conventions do not show.
"""
import json
import math
from pathlib import Path

import torch

BANKS = [
    # name, tfjs shape, mean, deviation
    ("3x3 filters", (3, 3, 4, 3), 0.0, 0.3),
    ("one input channel", (3, 3, 1, 4), 0.0, 0.5),
    ("dense, beyond one", (16, 5), 0.0, 1.1),
    ("skewed", (3, 3, 2, 4), 0.25, 0.4),
    ("1x1 filters", (1, 1, 12, 3), -0.05, 0.1),
]
PACKAGES = Path(__file__).parent.parent.parent


class Step(torch.autograd.Function):
    """sign going forward; coming back, the slope that was handed in with it."""

    @staticmethod
    def forward(context, x, slope):
        context.save_for_backward(slope)
        return sign(x)

    @staticmethod
    def backward(context, g):
        (slope,) = context.saved_tensors
        return g * slope, None


def sign(x):
    return torch.where(x >= 0, 1.0, -1.0).to(x.dtype)


def identity_step(x):
    return Step.apply(x, torch.ones_like(x))


def clipped_step(x):
    return Step.apply(x, (x.detach().abs() <= 1).to(x.dtype))


def ede_step(x, t, k):
    return Step.apply(x, k * t * (1 - torch.tanh(t * x.detach()) ** 2))


def over_filter(w, of):
    """A statistic of each filter, which PyTorch has first, in the shape that broadcasts."""
    return of(w.flatten(1)).reshape([-1] + [1] * (w.dim() - 1))


def mean(w):
    return over_filter(w, lambda rows: rows.mean(1))


def magnitude(w):
    return over_filter(w, lambda rows: rows.abs().mean(1))


def xnor_net(w):
    return magnitude(w) * clipped_step(w)


def bi_real(w):
    clipped = torch.clamp(w, -1, 1)
    return (magnitude(w) * sign(w)).detach() - clipped.detach() + clipped


def ir_net(w, t=1.0, k=1.0):
    centred = w - mean(w)
    standard = centred / over_filter(centred, lambda rows: rows.std(1, unbiased=True))
    power = 2 ** torch.round(torch.log2(magnitude(standard))).detach()
    return ede_step(standard, t, k) * power


def ada_bin(w, t=1.0, k=1.0):
    beta = mean(w)
    alpha = over_filter(w - beta, lambda rows: (rows**2).mean(1).sqrt())
    return alpha * ede_step((w - beta) / alpha, t, k) + beta


def re_cu(w, tau=0.9):
    """Without the learned factor, and without the 1e-5 that the published code adds to the variance."""
    centred = w - mean(w)
    standard = centred / (over_filter(centred, lambda rows: rows.std(1, unbiased=True)) / (2 * math.sqrt(2)))
    edge = (-standard.abs().mean() * math.log(2 - 2 * tau)).item()
    return identity_step(torch.clamp(standard, -edge, edge))


def do_re_fa(w, bits):
    """The maximum is taken as a constant, as larq takes it."""
    if bits == 1:
        return w.abs().mean().detach() * identity_step(w)
    steps = 2**bits - 1
    bent = torch.tanh(w)
    unit = bent / (2 * bent.abs().max().detach()) + 0.5
    rounded = unit + (torch.round(unit * steps) / steps - unit).detach()
    return 2 * rounded - 1


def bi_half(w):
    order = w.flatten(1).argsort(1)
    half = order.shape[1] // 2
    return torch.ones_like(w.flatten(1)).scatter(1, order[:, :half], -1.0).reshape(w.shape)


def ternary(w, cut, value):
    return torch.where(w > cut, value, torch.where(w < -cut, -value, torch.zeros_like(w)))


def twn(w):
    cut = 0.7 * w.abs().mean()
    return ternary(w, cut, w.abs()[w.abs() > cut].mean())


def bit_net_ternary(w):
    unit = w.abs().mean()
    return unit * torch.clamp(torch.round(w / unit), -1, 1)


RULES = {
    "sign": ("perFilter", sign),
    "mean-sign": ("perFilter", lambda w: sign(w - mean(w))),
    "equal-bits(0.5)": ("perFilter", bi_half),
    "xnor-net": ("perFilter", xnor_net),
    "bi-real": ("perFilter", bi_real),
    "ir-net": ("perFilter", ir_net),
    "adabin": ("perFilter", ada_bin),
    "recu": ("perFilter", re_cu),
    "dorefa(1)": ("perTensor", lambda w: do_re_fa(w, 1)),
    "dorefa(2)": ("perTensor", lambda w: do_re_fa(w, 2)),
    "dorefa(3)": ("perTensor", lambda w: do_re_fa(w, 3)),
    "bitnet-b1": ("perTensor", lambda w: w.abs().mean() * sign(w - w.mean())),
    "bitnet-b1.58": ("perTensor", bit_net_ternary),
    "twn": ("perTensor", twn),
    "ste-tern(0.05)": ("perFilter", lambda w: torch.sign(torch.sign(w + 0.05) + torch.sign(w - 0.05))),
}


def swish_sign(x, beta=5.0):
    """BNN+'s smooth sign, of which the gradient is the derivative."""
    s = torch.sigmoid(beta * x)
    return 2 * s * (1 + beta * x * (1 - s)) - 1


def approx_sign(x):
    """Bi-Real Net's piecewise polynomial: 2x − x|x| within ±1, ±1 beyond."""
    return torch.where(x.abs() <= 1, 2 * x - x * x.abs(), sign(x).detach())


def transported(w, g, gamma):
    """The authors' hashing layer: the gradient of the cost of transport comes on top."""
    return g + gamma * (w - bi_half(w)) / w.numel()


def published_xnor(w, g):
    fan_in, channels = w[0].numel(), w.shape[1]
    return autograd(xnor_net)(w, g) * (1 - 1 / channels) * fan_in


def autograd(forward):
    def gradient(w, g):
        latent = w.detach().clone().requires_grad_(True)
        (forward(latent) * g).sum().backward()
        return latent.grad

    return gradient


GRADIENTS = {
    # name: rule that goes forward, gradient of w
    "identity": ("sign", autograd(identity_step)),
    "clipped(1)": ("sign", autograd(clipped_step)),
    "approx-sign": ("sign", autograd(approx_sign)),
    "swish-sign(5)": ("sign", autograd(swish_sign)),
    "ede(0.5,2)": ("sign", autograd(lambda w: 2 * torch.tanh(0.5 * w))),
    "ede(3,1)": ("sign", autograd(lambda w: torch.tanh(3 * w))),
    "xnor": ("xnor-net", published_xnor),
    "ir-net(0.5,2)": ("ir-net", autograd(lambda w: ir_net(w, 0.5, 2))),
    "ir-net(3,1)": ("ir-net", autograd(lambda w: ir_net(w, 3, 1))),
    "adabin(0.5,2)": ("adabin", autograd(lambda w: ada_bin(w, 0.5, 2))),
    "adabin(3,1)": ("adabin", autograd(lambda w: ada_bin(w, 3, 1))),
    "recu(0.85)": ("recu", autograd(lambda w: re_cu(w, 0.85))),
    "recu(0.99)": ("recu", autograd(lambda w: re_cu(w, 0.99))),
    "dorefa": ("dorefa(2)", autograd(lambda w: do_re_fa(w, 2))),
    "transport(2,identity)": ("equal-bits(0.5)", lambda w, g: transported(w, g, 2)),
}


def in_tfjs_order(values):
    return values.permute(*range(2, values.dim()), 1, 0)


def numbers(values):
    return [float(f"{value:.9g}") for value in values.flatten().tolist()]


def main():
    torch.manual_seed(20220622)
    levels, gradients = [], []
    for name, shape, centre, deviation in BANKS:
        torch_shape = (shape[-1], shape[-2], *shape[:-2])
        weights = (torch.randn(torch_shape) * deviation + centre).float().double()
        upstream = torch.randn(torch_shape).float().double()
        bank = {
            "name": name,
            "shape": shape,
            "torchShape": torch_shape,
            "weights": numbers(in_tfjs_order(weights)),
            "torchWeights": numbers(weights),
        }
        rules = {
            rule: {"granularity": granularity, "levels": numbers(in_tfjs_order(forward(weights)))}
            for rule, (granularity, forward) in RULES.items()
        }
        by_name = {
            gradient: {
                "rule": rule,
                "granularity": RULES[rule][0],
                "latent": numbers(in_tfjs_order(of(weights, upstream))),
            }
            for gradient, (rule, of) in GRADIENTS.items()
        }
        levels.append({**bank, "rules": rules})
        gradients.append({**bank, "upstream": numbers(in_tfjs_order(upstream)), "gradients": by_name})
    write(PACKAGES / "quantizers" / "test" / "fixtures" / "published-levels.json", levels)
    write(PACKAGES / "binarize" / "test" / "fixtures" / "published-gradients.json", gradients)


def write(target, banks):
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(banks, indent=1) + "\n")


if __name__ == "__main__":
    main()
