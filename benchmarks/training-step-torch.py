"""One training step of the small binary CNN in PyTorch on one thread: the peer of training-step.mjs.

Reads a number of steps from each line of standard input and answers with the milliseconds per step, so that the caller
can take turns with its own measurements. The net, the batch and the optimizer are those of candidates/training-step.mjs.
"""
import sys
import time

import torch
from torch import nn
from torch.nn import functional

BATCH = 128
CHANNELS = [16, 32, 64]


class Sign(torch.autograd.Function):
    """+1 where x >= 0, else -1; the gradient passes where |x| <= 1."""

    @staticmethod
    def forward(context, x):
        context.save_for_backward(x)
        return torch.where(x >= 0, 1.0, -1.0)

    @staticmethod
    def backward(context, dy):
        (x,) = context.saved_tensors
        return dy * (x.abs() <= 1)


class HalfOfWeights(torch.autograd.Function):
    """+1 for the greatest half of each filter, else -1, times sqrt(2 / fan-in); the gradient passes everywhere."""

    @staticmethod
    def forward(context, w):
        filters = w.flatten(1)
        context.scale = (2 / filters.shape[1]) ** 0.5
        greatest = filters.topk(filters.shape[1] // 2, dim=1).indices
        levels = torch.full_like(filters, -1.0).scatter_(1, greatest, 1.0)
        return levels.view_as(w) * context.scale

    @staticmethod
    def backward(context, dy):
        return dy * context.scale


class SmallCnn(nn.Module):
    def __init__(self):
        super().__init__()
        inputs = [1] + CHANNELS[:-1]
        self.convs = nn.ModuleList(nn.Conv2d(i, o, 3, padding=1, bias=False) for i, o in zip(inputs, CHANNELS))
        self.norms = nn.ModuleList(nn.BatchNorm2d(o, eps=1e-5) for o in CHANNELS)
        self.dense = nn.Linear(3 * 3 * CHANNELS[-1], 10)

    def forward(self, x):
        for layer, (conv, norm) in enumerate(zip(self.convs, self.norms)):
            weight = conv.weight if layer == 0 else HalfOfWeights.apply(conv.weight)
            x = norm(functional.max_pool2d(functional.conv2d(x, weight, padding=1), 2))
            x = Sign.apply(x) if layer < 2 else torch.tanh(x)
        return self.dense(x.flatten(1))


def main():
    torch.set_num_threads(1)
    torch.manual_seed(0)
    net = SmallCnn()
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    images = torch.rand(BATCH, 1, 28, 28)
    labels = torch.arange(BATCH) % 10

    def step():
        optimizer.zero_grad()
        functional.cross_entropy(net(images), labels).backward()
        optimizer.step()

    print(f"PyTorch {torch.__version__}", flush=True)
    for line in sys.stdin:
        steps = int(line)
        start = time.perf_counter()
        for _ in range(steps):
            step()
        print((time.perf_counter() - start) * 1000 / steps, flush=True)


if __name__ == "__main__":
    main()
